import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { createSession } from '../../../client/api/pickerSessions';
import { expiresAtMs, isTimedOut } from '../../../client/picker/polling';
import { readMaxItemCount } from '../../../shared/picker/sessions';
import { isClaimed } from '../once/claims';
import { pageOf } from '../page';
import { type SigningKey, seal, unseal } from '../security/address';
import { cookieHeader, readCookie } from '../security/cookie';
import { getSigningKey } from '../security/signingKey';
import { BUSY } from '../view/refusals';
import type { PageResponse } from '../view/respond';
import { takeAllowance } from './allowance';
import { endSession, endTimedOutSessions, rememberSession } from './timedOut';
import { INTERACTIVE, watchSession } from './watchSession';

/** An address needs an end even where Google names none. */
const MAX_LIFETIME_S = 7 * 24 * 3600;

const SEE_OTHER = 303;

/** The address of a selection that this browser has begun and not finished. */
async function findOpenAddress(
	context: IWebhookFunctions,
	key: SigningKey,
): Promise<string | undefined> {
	const address = readCookie(context);
	const picking = unseal(address, key, Date.now());
	if (typeof picking === 'string' || isClaimed(context, picking)) return undefined;
	const { session } = await watchSession(context, picking.sessionId);
	if (!session) return undefined;
	if (session.mediaItemsSet || !isTimedOut(session)) return address;
	await endSession(context, picking.sessionId);
	return undefined;
}

/**
 * The button was pressed: the visitor is sent to the address that carries their session, which is
 * made unless this browser has an open one.
 */
export async function startSession(context: IWebhookFunctions): Promise<PageResponse> {
	const { maxItemCount } = context.getNodeParameter('options', {}) as IDataObject;
	const limit = readMaxItemCount(context, maxItemCount);
	const key = await getSigningKey(context);
	const open = await findOpenAddress(context, key);
	if (open) return { status: SEE_OTHER, headers: { Location: `?picking=${open}` } };

	const waitSeconds = takeAllowance(pageOf(context));
	if (waitSeconds > 0) {
		return { status: 429, page: BUSY, headers: { 'Retry-After': String(waitSeconds) } };
	}
	await endTimedOutSessions(context);
	const session = await createSession(context, limit, INTERACTIVE);
	rememberSession(context, session);
	const latest = Date.now() / 1000 + MAX_LIFETIME_S;
	const expiresAt = Math.floor(Math.min(expiresAtMs(session) / 1000, latest));
	const picking = { sessionId: session.id, expiresAt };
	const address = seal(picking, key);
	return {
		status: SEE_OTHER,
		headers: { Location: `?picking=${address}`, ...cookieHeader(context, address, picking) },
	};
}
