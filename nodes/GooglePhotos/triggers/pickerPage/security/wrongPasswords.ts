import type { IWebhookFunctions } from 'n8n-workflow';
import { wrongPasswords } from '../../../client/flow/processState';
import { pageOf } from '../page';

/** Typing errors are no attack. */
const FREE_ATTEMPTS = 5;
const MAX_WAIT_S = 60;
const MEMORY_MS = 15 * 60_000;
const MAX_SOURCES = 10_000;
/** An IPv6 address with brackets and a port. */
const MAX_ADDRESS_LENGTH = 60;

/** An IPv6 address in full has eight groups; the first four are the network. */
function networkOf(address: string): string {
	const [head, tail] = address.split('::', 2).map((part) => part.split(':').filter(Boolean));
	if (tail === undefined) return head.slice(0, 4).join(':');
	const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
	return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}

/**
 * Where a request comes from, as far as n8n knows: behind a proxy it takes N8N_PROXY_HOPS. Some
 * proxies add the port, which is another one each time. Somebody with one IPv6 address has billions
 * of them, so only the network counts.
 */
function sourceOf(context: IWebhookFunctions): string {
	// Express is no dependency, so its type is unknown here.
	const { ip = '' } = context.getRequestObject() as unknown as { ip?: string };
	const text = ip.slice(0, MAX_ADDRESS_LENGTH);
	const [v4] = /\d{1,3}(?:\.\d{1,3}){3}/.exec(text) ?? [];
	return `${pageOf(context)} ${v4 ?? networkOf(text.replace('[', ''))}`;
}

/** What counts wrong passwords: the network, and a signed address that came along. */
function countersOf(context: IWebhookFunctions, known?: string): string[] {
	const counters = [sourceOf(context)];
	if (known !== undefined) counters.push(`${pageOf(context)} selection ${known}`);
	return counters;
}

/**
 * How many seconds to wait before a password is looked at; 0 for now. Whoever has a signed address
 * need not wait for what others of the same network have done.
 *
 * @param known the session of a signed address that came along
 */
export function secondsToWait(context: IWebhookFunctions, known?: string): number {
	const waits = countersOf(context, known).map((counter) => {
		const { nextAt = 0 } = wrongPasswords.get(counter) ?? {};
		return Math.max(0, Math.ceil((nextAt - Date.now()) / 1000));
	});
	return Math.min(...waits);
}

function noteFor(counter: string, now: number): void {
	const known = wrongPasswords.get(counter);
	const count = (known && known.forgetAt > now ? known.count : 0) + 1;
	const waitS = count < FREE_ATTEMPTS ? 0 : Math.min(2 ** (count - FREE_ATTEMPTS), MAX_WAIT_S);
	// Moved to the end, so that the oldest entries stand first.
	wrongPasswords.delete(counter);
	wrongPasswords.set(counter, { count, nextAt: now + waitS * 1000, forgetAt: now + MEMORY_MS });
}

/**
 * Notes a wrong password: each one doubles the time until the next one is looked at. Sources are
 * told apart, so that nobody keeps the owner out from elsewhere.
 */
export function noteWrongPassword(context: IWebhookFunctions, known?: string): void {
	const now = Date.now();
	for (const [counter, { forgetAt }] of wrongPasswords) {
		if (forgetAt > now && wrongPasswords.size < MAX_SOURCES) break;
		wrongPasswords.delete(counter);
	}
	for (const counter of countersOf(context, known)) noteFor(counter, now);
}
