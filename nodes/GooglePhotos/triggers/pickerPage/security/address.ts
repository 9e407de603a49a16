import { createHmac, timingSafeEqual } from 'crypto';

/** What the address of a visitor's page carries. */
export interface Picking {
	sessionId: string;
	/** Seconds since the epoch. */
	createdAt: number;
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

const MAX_LENGTH = 2_000;
const PURPOSE = 'google-photos-picker-page-1';

/** The ids are part of what is signed, so that the address is not valid at another node. */
function sign(payload: string, { workflowId, nodeId, secret }: SigningKey): string {
	const signed = JSON.stringify([PURPOSE, workflowId, nodeId, payload]);
	return createHmac('sha256', secret).update(signed).digest('base64url');
}

function isPicking(value: unknown): value is [string, number, number] {
	return (
		Array.isArray(value) &&
		value.length === 3 &&
		typeof value[0] === 'string' &&
		Number.isFinite(value[1]) &&
		Number.isFinite(value[2])
	);
}

/** Encodes a session and its expiry as URL text, signed with HMAC-SHA256. */
export function seal({ sessionId, createdAt, expiresAt }: Picking, key: SigningKey): string {
	const payload = Buffer.from(JSON.stringify([sessionId, createdAt, expiresAt])).toString(
		'base64url',
	);
	return `${payload}.${sign(payload, key)}`;
}

/**
 * Reads a text of `seal`.
 * @param now milliseconds since the epoch
 * @returns what it carries, or why it is refused: not signed for this key, or too old
 */
export function unseal(text: unknown, key: SigningKey, now: number): Picking | Refusal {
	if (typeof text !== 'string' || text.length > MAX_LENGTH) return 'forged';
	const [payload, signature, ...more] = text.split('.');
	if (!payload || !signature || more.length > 0) return 'forged';
	const given = Buffer.from(signature);
	const wanted = Buffer.from(sign(payload, key));
	if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'forged';
	const value: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
	if (!isPicking(value)) return 'forged';
	const [sessionId, createdAt, expiresAt] = value;
	return expiresAt * 1000 <= now ? 'expired' : { sessionId, createdAt, expiresAt };
}
