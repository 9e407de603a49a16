import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Picking } from './address';

/** Seconds since the epoch at which a claim may be forgotten, by claim. */
type Claims = Record<string, number>;

/** Claims of this process, which two polls that arrive together both see. */
const taken = new Map<string, number>();

function forget(claims: Claims, now: number): void {
	for (const [key, expiresAt] of Object.entries(claims)) {
		if (expiresAt * 1000 <= now) delete claims[key];
	}
	for (const [key, expiresAt] of taken) {
		if (expiresAt * 1000 <= now) taken.delete(key);
	}
}

/** Short, because n8n saves the memory of all nodes of a workflow as one piece. */
function keyOf(sessionId: string): string {
	return createHash('sha256').update(sessionId).digest('base64url').slice(0, 16);
}

/**
 * Says once, and only once, that a finished selection may start the workflow. Nothing is awaited
 * here, so polls of one process cannot overtake each other; the node's memory, which n8n saves
 * after the call, keeps the answer across restarts until the session itself has expired.
 *
 * @param scope tells apart nodes, and test runs from production
 * @param memory the node's static data, changed in place
 * @param now milliseconds since the epoch
 */
export function claim(picking: Picking, scope: string, memory: IDataObject, now: number): boolean {
	memory.claimed ??= {};
	const claims = memory.claimed as Claims;
	forget(claims, now);
	const key = keyOf(picking.sessionId);
	const local = `${scope} ${key}`;
	if (taken.has(local) || key in claims) return false;
	taken.set(local, picking.expiresAt);
	claims[key] = picking.expiresAt;
	return true;
}
