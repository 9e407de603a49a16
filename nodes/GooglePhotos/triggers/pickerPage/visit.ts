import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { asError, faultOf } from '../../client/http/errors';
import { createSession, getSession } from '../../client/api/pickerSessions';
import { expiryOf, intervalOf, isTimedOut } from '../../client/picker/polling';
import type { PickingSession } from '../../client/api/pickerTypes';
import { CREDENTIAL } from '../../client/http/request';
import { maxItemCountOf } from '../../shared/picker/sessions';
import { isAdmitted } from './access';
import { seal, unseal, type Picking, type Place } from './address';
import { claim, isClaimed } from './claims';
import {
	donePage,
	pausedPage,
	refusedPage,
	startPage,
	troublePage,
	waitingPage,
	type Wording,
} from './pages';
import { send, type Reply } from './visitor';
import { wordingOf } from './wording';

/** What becomes of a visit; with `start` the call has won the right to start the workflow. */
interface Decision extends Reply {
	start?: Picking;
}

/** Google promises no longer life; an address without an end would live for ever. */
const LONGEST_LIFE_S = 7 * 24 * 3600;
const AFTER_TROUBLE_S = 10;

async function placeOf(context: IWebhookFunctions): Promise<Place> {
	const { clientSecret } = await context.getCredentials(CREDENTIAL);
	const workflowId = context.getWorkflow().id ?? '';
	const secret = typeof clientSecret === 'string' ? clientSecret : '';
	if (secret === '') throw new RangeError('The Google Photos credential has no client secret');
	return { workflowId, nodeId: context.getNode().id, secret };
}

/** Google's address of the picker, closing its tab at the end; nothing but https is linked to. */
function pickerAddress({ pickerUri = '' }: PickingSession): string {
	const { href } = new URL(pickerUri);
	if (!href.startsWith('https://')) throw new RangeError('The address of the picker is not secure');
	return `${href.replace(/\/$/, '')}/autoclose`;
}

/** The button was pressed: a session is made, and the visitor sent to the address that carries it. */
async function begin(context: IWebhookFunctions): Promise<Reply> {
	const { maxItemCount } = context.getNodeParameter('options', {}) as IDataObject;
	const place = await placeOf(context);
	const session = await createSession(context, maxItemCountOf(context, maxItemCount));
	const createdAt = Math.floor(Date.now() / 1000);
	const expiresAt = Math.min(Math.floor(expiryOf(session) / 1000), createdAt + LONGEST_LIFE_S);
	const address = seal({ sessionId: session.id, createdAt, expiresAt }, place);
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
	'It was cancelled, or it has expired at Google.',
);
const HANDED_OVER = refusedPage(
	'Already handed over',
	'The photos of this selection were handed over before. There is nothing left to do here.',
);

/** The waiting page asks: still waiting, done, or lost. */
async function ask(
	context: IWebhookFunctions,
	address: unknown,
	wording: Wording,
): Promise<Decision> {
	const picking = unseal(address, await placeOf(context), Date.now());
	if (picking === 'forged') return { status: 403, page: FORGED };
	if (picking === 'expired') return { status: 410, page: EXPIRED };
	const scope = [context.getMode(), context.getWorkflow().id, context.getNode().id].join(' ');
	const memory = context.getWorkflowStaticData('node');
	// Asked of the memory first, because the session itself may have been tidied away.
	if (isClaimed(picking, scope, memory, Date.now())) return { status: 410, page: HANDED_OVER };
	const session = await sessionOf(context, picking);
	if (session === undefined) return { status: 410, page: GONE };
	if (!session.mediaItemsSet) {
		const uri = pickerAddress(session);
		const page = isTimedOut(session)
			? pausedPage(wording, uri)
			: waitingPage(wording, uri, intervalOf(session));
		return { status: 200, page };
	}
	if (!claim(picking, scope, memory, Date.now())) return { status: 410, page: HANDED_OVER };
	return { status: 200, page: donePage(wording), start: picking };
}

/** The session as Google knows it; undefined when it does not. */
async function sessionOf(
	context: IWebhookFunctions,
	{ sessionId }: Picking,
): Promise<PickingSession | undefined> {
	try {
		return await getSession(context, sessionId);
	} catch (error) {
		if (faultOf(error)?.httpStatus === 404) return undefined;
		throw asError(error);
	}
}

/** Other sites may link to the page, but not press its button. */
function isForeignForm(context: IWebhookFunctions): boolean {
	return context.getHeaderData()['sec-fetch-site'] === 'cross-site';
}

async function decide(context: IWebhookFunctions): Promise<Decision> {
	if (!(await isAdmitted(context))) {
		const page = refusedPage('Please sign in', 'This page needs a user name and a password.');
		const challenge = 'Basic realm="Choose photos", charset="UTF-8"';
		return { status: 401, page, headers: { 'WWW-Authenticate': challenge } };
	}
	const wording = wordingOf(context);
	if (context.getWebhookName() === 'setup') {
		return isForeignForm(context) ? { status: 403, page: FORGED } : await begin(context);
	}
	const { picking } = context.getQueryData() as { picking?: unknown };
	if (picking === undefined) return { status: 200, page: startPage(wording) };
	return await ask(context, picking, wording);
}

/** A fault is told to the visitor in general words; what it was is for the workflow's owner. */
function troubled(context: IWebhookFunctions, error: Error): Reply {
	const fault = faultOf(error);
	context.logger.warn(`Google Photos Picker Trigger: ${error.message}`);
	const isTest = context.getMode() === 'manual';
	const details = isTest ? `\n\nSeen in test runs only: ${error.message}` : '';
	if (fault === undefined) {
		const text = `This page is not set up correctly. Please tell the person who runs it.${details}`;
		return { status: 500, page: refusedPage('This page cannot be used yet', text) };
	}
	const asking = 'picking' in context.getQueryData();
	const text = `Google Photos did not answer as expected. If this stays, please tell the person who runs this page.${details}`;
	return {
		status: fault.httpStatus === 429 ? 503 : 502,
		page: troublePage(text, asking ? AFTER_TROUBLE_S : undefined),
	};
}

/**
 * Answers one request to the trigger's address. GET without a query shows the first page and
 * creates nothing, POST starts a session, GET of a signed address tells how it stands and starts the
 * workflow when the person has pressed Done: exactly once, with the session's id.
 */
export async function answerVisit(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const { start, ...reply } = await decide(context);
		// Sent by the node itself, because after an answer that n8n sends once the execution has begun
		// it may not save the node's memory, and with it the note that this session has had its start.
		send(context, reply);
		if (!start) return { noWebhookResponse: true };
		const { sessionId } = start;
		return { noWebhookResponse: true, workflowData: [[{ json: { sessionId } }]] };
	} catch (error) {
		// An error that leaves here would start the workflow, with the error as its first item.
		send(context, troubled(context, asError(error)));
		return { noWebhookResponse: true };
	}
}
