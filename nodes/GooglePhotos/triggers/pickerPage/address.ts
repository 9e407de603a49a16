import { createHmac, timingSafeEqual } from 'crypto';

/** What the address of a visitor's page carries. */
export interface Picking {
	sessionId: string;
	/** Seconds since the epoch. */
	createdAt: number;
	/** Seconds since the epoch. */
	expiresAt: number;
}

/** To which page an address belongs; the secret stays on the server. */
export interface Place {
	workflowId: string;
	nodeId: string;
	secret: string;
}

/** Why an address is not accepted. */
export type Refusal = 'forged' | 'expired';

const LONGEST = 2_000;
const PURPOSE = 'google-photos-picker-page-1';

/** The ids are part of what is signed, so that the address is worth nothing at another node. */
function signatureOf(payload: string, { workflowId, nodeId, secret }: Place): string {
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

/** Writes what is going on into a text for the address, signed with HMAC-SHA256. */
export function seal({ sessionId, createdAt, expiresAt }: Picking, place: Place): string {
	const payload = Buffer.from(JSON.stringify([sessionId, createdAt, expiresAt])).toString(
		'base64url',
	);
	return `${payload}.${signatureOf(payload, place)}`;
}

/**
 * Reads a text of `seal`.
 * @param now milliseconds since the epoch
 * @returns what it carries, or why it is refused: not signed for this place, or too old
 */
export function unseal(text: unknown, place: Place, now: number): Picking | Refusal {
	if (typeof text !== 'string' || text.length > LONGEST) return 'forged';
	const [payload, signature, ...more] = text.split('.');
	if (!payload || !signature || more.length > 0) return 'forged';
	const given = Buffer.from(signature);
	const wanted = Buffer.from(signatureOf(payload, place));
	if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'forged';
	const value: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
	if (!isPicking(value)) return 'forged';
	const [sessionId, createdAt, expiresAt] = value;
	return expiresAt * 1000 <= now ? 'expired' : { sessionId, createdAt, expiresAt };
}
