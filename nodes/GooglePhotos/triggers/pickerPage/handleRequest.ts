import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { toError } from '../../client/flow/result';
import { failureOf } from '../../client/http/errors';
import { hasShape, unseal } from './security/address';
import { readCookie } from './security/cookie';
import { isForeignRequest } from './security/foreignSites';
import { checkAccess } from './security/password';
import { getSigningKey } from './security/signingKey';
import { type Decision, checkSelection } from './sessions/checkSelection';
import { startSession } from './sessions/startSession';
import { readPageTexts } from './view/pageTexts';
import { errorPage, refusedPage, startPage } from './view/pages';
import { FOREIGN, SIGN_IN, TOO_MANY_ATTEMPTS } from './view/refusals';
import { type PageResponse, respond } from './view/respond';

const RETRY_AFTER_S = 10;

/** The signed address that a request carries, if it may be one. */
function addressIn(context: IWebhookFunctions): unknown {
	return (context.getQueryData() as { picking?: unknown }).picking;
}

/** The session of a signed address that the visitor has of this page, in the address or the cookie. */
async function findKnown(context: IWebhookFunctions): Promise<string | undefined> {
	const addresses = [addressIn(context), readCookie(context)].filter(hasShape);
	if (addresses.length === 0) return undefined;
	const key = await getSigningKey(context);
	const pickings = addresses.map((address) => unseal(address, key, Date.now()));
	return pickings.find((picking) => typeof picking !== 'string')?.sessionId;
}

/** What a visitor gets who may not see the page; undefined for everybody else. */
async function refuseVisitor(context: IWebhookFunctions): Promise<PageResponse | undefined> {
	const access = await checkAccess(context, async () => await findKnown(context));
	if (access === 'granted') return undefined;
	if (access === 'refused') {
		const challenge = 'Basic realm="Choose photos", charset="UTF-8"';
		return { status: 401, page: SIGN_IN, headers: { 'WWW-Authenticate': challenge } };
	}
	const headers = { 'Retry-After': String(access.waitSeconds) };
	return { status: 429, page: TOO_MANY_ATTEMPTS, headers };
}

async function decide(context: IWebhookFunctions): Promise<Decision> {
	if (isForeignRequest(context)) return { status: 403, page: FOREIGN };
	const refusal = await refuseVisitor(context);
	if (refusal) return refusal;
	const texts = readPageTexts(context);
	if (context.getWebhookName() === 'setup') return await startSession(context);
	const address = addressIn(context);
	if (address === undefined) return { status: 200, page: startPage(texts) };
	return await checkSelection(context, address, texts);
}

/** A failure is told to the visitor in general words; what it was is for the workflow's owner. */
function errorResponse(context: IWebhookFunctions, error: Error): PageResponse {
	const failure = failureOf(error);
	context.logger.warn(`Google Photos Picker Trigger: ${error.message}`);
	const isTest = context.getMode() === 'manual';
	const details = isTest ? `\n\nSeen in test runs only: ${error.message}` : '';
	// Whoever waits for a choice goes on waiting: what is broken may be mended meanwhile.
	const isWaiting = hasShape(addressIn(context));
	if (failure === undefined && !isWaiting) {
		const text = `This page is not set up correctly. Please tell the person who runs it.${details}`;
		return { status: 500, page: refusedPage('This page cannot be used yet', text) };
	}
	const text = `Google Photos did not respond as expected. If this keeps happening, please tell the person who runs this page.${details}`;
	const page = errorPage(text, isWaiting ? RETRY_AFTER_S : undefined);
	if (failure === undefined) return { status: 500, page };
	return { status: failure.httpStatus === 429 ? 503 : 502, page };
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
