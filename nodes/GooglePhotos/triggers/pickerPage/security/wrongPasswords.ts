import type { IWebhookFunctions } from 'n8n-workflow';
import { wrongPasswords } from '../../../client/flow/processState';
import { pageOf } from '../page';

/** Typing errors are no attack. */
const FREE_ATTEMPTS = 5;
const MAX_WAIT_S = 60;
const MEMORY_MS = 15 * 60_000;
const MAX_SOURCES = 10_000;

/**
 * Where a request comes from, as far as n8n knows: behind a proxy it takes N8N_PROXY_HOPS. Somebody
 * with one IPv6 address has billions of them, so only the network counts.
 */
function sourceOf(context: IWebhookFunctions): string {
	// Express is no dependency, so its type is unknown here.
	const { ip = '' } = context.getRequestObject() as unknown as { ip?: string };
	return `${pageOf(context)} ${ip.split(':').slice(0, 4).join(':')}`;
}

/** How many seconds this source has to wait before a password of its is looked at; 0 for now. */
export function secondsToWait(context: IWebhookFunctions): number {
	const { nextAt = 0 } = wrongPasswords.get(sourceOf(context)) ?? {};
	return Math.max(0, Math.ceil((nextAt - Date.now()) / 1000));
}

/**
 * Notes a wrong password: each one doubles the time until the next one is looked at. Sources are
 * told apart, so that nobody keeps the owner out from elsewhere.
 */
export function noteWrongPassword(context: IWebhookFunctions): void {
	const now = Date.now();
	for (const [source, { forgetAt }] of wrongPasswords) {
		if (forgetAt > now && wrongPasswords.size < MAX_SOURCES) break;
		wrongPasswords.delete(source);
	}
	const source = sourceOf(context);
	const known = wrongPasswords.get(source);
	const count = (known && known.forgetAt > now ? known.count : 0) + 1;
	const waitS = count < FREE_ATTEMPTS ? 0 : Math.min(2 ** (count - FREE_ATTEMPTS), MAX_WAIT_S);
	// Moved to the end, so that the oldest entries stand first.
	wrongPasswords.delete(source);
	wrongPasswords.set(source, { count, nextAt: now + waitS * 1000, forgetAt: now + MEMORY_MS });
}
