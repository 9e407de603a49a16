import { createHmac, hkdfSync, timingSafeEqual } from 'crypto';

/** What the address of a visitor's page carries. */
export interface Picking {
	sessionId: string;
	/** Seconds since the epoch. */
	expiresAt: number;
}

/** What ties an address to one page; the secret stays on the server. */
export interface SigningKey {
	workflowId: string;
	nodeId: string;
	secret: string;
}

/** Why an address is not accepted. */
export type Refusal = 'forged' | 'expired';

/** Sessions' ids are short; Google documents no length. */
const SHAPE = /^[A-Za-z0-9_-]{1,2000}\.[A-Za-z0-9_-]{43}$/;
const PURPOSE = 'google-photos-picker-page-2';
const KEY_BYTES = 32;

/**
 * The credential's secret is for Google; what signs here is derived from it for this purpose and
 * page alone, so that an address is not valid at another node. https://www.rfc-editor.org/rfc/rfc5869
 */
function sign(payload: string, { workflowId, nodeId, secret }: SigningKey): string {
	const info = JSON.stringify([PURPOSE, workflowId, nodeId]);
	const key = Buffer.from(hkdfSync('sha256', secret, '', info, KEY_BYTES));
	return createHmac('sha256', key).update(payload).digest('base64url');
}

function isPicking(value: unknown): value is [string, number] {
	return (
		Array.isArray(value) &&
		value.length === 2 &&
		typeof value[0] === 'string' &&
		Number.isFinite(value[1])
	);
}

/** Encodes a session and its expiry as URL text, signed with HMAC-SHA256. */
export function seal({ sessionId, expiresAt }: Picking, key: SigningKey): string {
	const payload = Buffer.from(JSON.stringify([sessionId, expiresAt])).toString('base64url');
	return `${payload}.${sign(payload, key)}`;
}

/** Whether a text may be one of `seal`: anything else is refused before a secret is read. */
export function hasShape(text: unknown): text is string {
	return typeof text === 'string' && SHAPE.test(text);
}

/**
 * Reads a text of `seal`.
 * @param now milliseconds since the epoch
 * @returns what it carries, or why it is refused: not signed for this key, or too old
 */
export function unseal(text: unknown, key: SigningKey, now: number): Picking | Refusal {
	if (!hasShape(text)) return 'forged';
	const [payload, signature] = text.split('.');
	const given = Buffer.from(signature);
	const wanted = Buffer.from(sign(payload, key));
	if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'forged';
	const value: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
	if (!isPicking(value)) return 'forged';
	const [sessionId, expiresAt] = value;
	return expiresAt * 1000 <= now ? 'expired' : { sessionId, expiresAt };
}
