import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { createSession, getSession } from '../../client/api/pickerSessions';
import type { PickingSession } from '../../client/api/pickerTypes';
import { toError } from '../../client/flow/result';
import { CREDENTIAL } from '../../client/http/context';
import { failureOf } from '../../client/http/errors';
import { expiresAtMs, isTimedOut, pollIntervalSeconds } from '../../client/picker/polling';
import { readMaxItemCount } from '../../shared/picker/sessions';
import { claim, isClaimed } from './once/claims';
import { type Picking, type SigningKey, hasShape, seal, unseal } from './security/address';
import { isAuthorized } from './security/password';
import { readPageTexts } from './view/pageTexts';
import {
	type PageTexts,
	donePage,
	errorPage,
	pausedPage,
	refusedPage,
	startPage,
	waitingPage,
} from './view/pages';
import { type PageResponse, respond } from './view/respond';

/** The visitor looks at the page meanwhile, so no request to Google may take long. */
const INTERACTIVE = { interactive: true };

/** The response to a request; with `start` the request may start the workflow. */
interface Decision extends PageResponse {
	start?: Picking;
}

/** An address needs an end even where Google names none. */
const MAX_LIFETIME_S = 7 * 24 * 3600;
const RETRY_AFTER_S = 10;

async function getSigningKey(context: IWebhookFunctions): Promise<SigningKey> {
	const { clientSecret } = await context.getCredentials(CREDENTIAL);
	const workflowId = context.getWorkflow().id ?? '';
	const secret = typeof clientSecret === 'string' ? clientSecret : '';
	if (secret === '') throw new RangeError('The Google Photos credential has no client secret');
	return { workflowId, nodeId: context.getNode().id, secret };
}

/** Google's address of the picker, closing its tab at the end; nothing but https is linked to. */
function pickerUriOf({ pickerUri = '' }: PickingSession): string {
	const { href } = new URL(pickerUri);
	if (!href.startsWith('https://')) throw new RangeError('The address of the picker is not secure');
	return `${href.replace(/\/$/, '')}/autoclose`;
}

/** The button was pressed: a session is made, and the visitor sent to the address that carries it. */
async function startSession(context: IWebhookFunctions): Promise<PageResponse> {
	const { maxItemCount } = context.getNodeParameter('options', {}) as IDataObject;
	const key = await getSigningKey(context);
	const session = await createSession(
		context,
		readMaxItemCount(context, maxItemCount),
		INTERACTIVE,
	);
	const latest = Date.now() / 1000 + MAX_LIFETIME_S;
	const expiresAt = Math.floor(Math.min(expiresAtMs(session) / 1000, latest));
	const address = seal({ sessionId: session.id, expiresAt }, key);
	return { status: 303, headers: { Location: `?picking=${address}` } };
}

const FORGED = refusedPage(
	'This address is not valid',
	'It is incomplete, was changed, or belongs to another page.',
);
const EXPIRED = refusedPage(
	'This selection has expired',
	'Google keeps a selection for a limited time only.',
);
const GONE = refusedPage(
	'This selection no longer exists',
	'It was canceled, or it has expired at Google.',
);
const HANDED_OVER = refusedPage(
	'Already sent',
	'The photos of this selection were handed over before. There is nothing left to do here.',
);

/** Handles a poll of the waiting page: still waiting, done, or lost. */
async function checkSelection(
	context: IWebhookFunctions,
	address: unknown,
	texts: PageTexts,
): Promise<Decision> {
	if (!hasShape(address)) return { status: 403, page: FORGED };
	const picking = unseal(address, await getSigningKey(context), Date.now());
	if (picking === 'forged') return { status: 403, page: FORGED };
	if (picking === 'expired') return { status: 410, page: EXPIRED };
	// The claims are asked first, because the session itself may have been tidied away.
	if (isClaimed(context, picking)) return { status: 410, page: HANDED_OVER };
	const session = await findSession(context, picking);
	if (session === undefined) return { status: 410, page: GONE };
	if (!session.mediaItemsSet) {
		const uri = pickerUriOf(session);
		const page = isTimedOut(session)
			? pausedPage(texts, uri)
			: waitingPage(texts, uri, pollIntervalSeconds(session));
		return { status: 200, page };
	}
	if (!claim(context, picking)) return { status: 410, page: HANDED_OVER };
	return { status: 200, page: donePage(texts), start: picking };
}

/** The session as Google knows it; undefined when it does not. */
async function findSession(
	context: IWebhookFunctions,
	{ sessionId }: Picking,
): Promise<PickingSession | undefined> {
	try {
		return await getSession(context, sessionId, INTERACTIVE);
	} catch (error) {
		if (failureOf(error)?.httpStatus === 404) return undefined;
		throw toError(error);
	}
}

/** Other sites may link to the page, but not press its button. */
function isForeignRequest(context: IWebhookFunctions): boolean {
	return context.getHeaderData()['sec-fetch-site'] === 'cross-site';
}

async function decide(context: IWebhookFunctions): Promise<Decision> {
	if (!(await isAuthorized(context))) {
		const page = refusedPage('Please sign in', 'This page needs a user name and a password.');
		const challenge = 'Basic realm="Choose photos", charset="UTF-8"';
		return { status: 401, page, headers: { 'WWW-Authenticate': challenge } };
	}
	const texts = readPageTexts(context);
	if (context.getWebhookName() === 'setup') {
		return isForeignRequest(context) ? { status: 403, page: FORGED } : await startSession(context);
	}
	const { picking } = context.getQueryData() as { picking?: unknown };
	if (picking === undefined) return { status: 200, page: startPage(texts) };
	return await checkSelection(context, picking, texts);
}

/** A failure is told to the visitor in general words; what it was is for the workflow's owner. */
function errorResponse(context: IWebhookFunctions, error: Error): PageResponse {
	const failure = failureOf(error);
	context.logger.warn(`Google Photos Picker Trigger: ${error.message}`);
	const isTest = context.getMode() === 'manual';
	const details = isTest ? `\n\nSeen in test runs only: ${error.message}` : '';
	if (failure === undefined) {
		const text = `This page is not set up correctly. Please tell the person who runs it.${details}`;
		return { status: 500, page: refusedPage('This page cannot be used yet', text) };
	}
	const isWaiting = 'picking' in context.getQueryData();
	const text = `Google Photos did not respond as expected. If this keeps happening, please tell the person who runs this page.${details}`;
	return {
		status: failure.httpStatus === 429 ? 503 : 502,
		page: errorPage(text, isWaiting ? RETRY_AFTER_S : undefined),
	};
}

/**
 * Responds to one request to the trigger's address. GET without a query shows the first page and
 * creates nothing, POST starts a session, GET of a signed address says how it stands and starts the
 * workflow when the person has pressed Done: exactly once, with the session's id.
 */
export async function handleRequest(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const { start, ...response } = await decide(context);
		// Sent by the node itself, because after a response that n8n sends once the execution has begun
		// it may not save the static data, and with it the claim of this session.
		respond(context, response);
		if (!start) return { noWebhookResponse: true };
		const { sessionId } = start;
		return { noWebhookResponse: true, workflowData: [[{ json: { sessionId } }]] };
	} catch (error) {
		// An error that leaves here would start the workflow, with the error as its first item.
		respond(context, errorResponse(context, toError(error)));
		return { noWebhookResponse: true };
	}
}
