import type { IWebhookFunctions } from 'n8n-workflow';
import type { PickingSession } from '../../../client/api/pickerTypes';
import { isTimedOut } from '../../../client/picker/polling';
import { claim, isClaimed } from '../once/claims';
import { type Picking, hasShape, unseal } from '../security/address';
import { getSigningKey } from '../security/signingKey';
import { type PageTexts, donePage, pausedPage, waitingPage } from '../view/pages';
import { EXPIRED, FORGED, GONE, HANDED_OVER } from '../view/refusals';
import type { PageResponse } from '../view/respond';
import { forgetSession } from './timedOut';
import { watchSession } from './watchSession';

/** The response to a request; with `start` the request may start the workflow. */
export interface Decision extends PageResponse {
	start?: Picking;
}

const GOOGLE_HOST = /^([a-z0-9-]+\.)*google\.com$/;

/** Google's address of the picker, closing its tab at the end; no other host is linked to. */
function pickerUriOf({ pickerUri = '' }: PickingSession): string {
	const url = URL.canParse(pickerUri) ? new URL(pickerUri) : undefined;
	if (url?.protocol !== 'https:' || !GOOGLE_HOST.test(url.host) || url.username || url.password) {
		throw new RangeError("Google's response holds no address of its own for choosing photos");
	}
	return `${url.href.replace(/\/$/, '')}/autoclose`;
}

/** Handles a poll of the waiting page: still waiting, done, or lost. */
export async function checkSelection(
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
	const { session, askAgainAt } = await watchSession(context, picking.sessionId);
	if (session === undefined) return { status: 410, page: GONE };
	if (!session.mediaItemsSet) {
		const uri = pickerUriOf(session);
		const seconds = Math.max(1, Math.ceil((askAgainAt - Date.now()) / 1000));
		const page = isTimedOut(session) ? pausedPage(texts, uri) : waitingPage(texts, uri, seconds);
		return { status: 200, page };
	}
	if (!claim(context, picking)) return { status: 410, page: HANDED_OVER };
	forgetSession(context, picking.sessionId);
	return { status: 200, page: donePage(texts), start: picking };
}
