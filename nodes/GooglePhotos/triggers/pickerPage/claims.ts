import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Picking } from './address';

/** Seconds since the epoch at which a claim may be forgotten, by session. */
type Claims = Record<string, number>;

/** Claims of this process by scope, which two polls that arrive together both see. */
const taken = new Map<string, Claims>();

/** Short, because n8n saves the memory of all nodes of a workflow as one piece. */
function keyOf(sessionId: string): string {
	return createHash('sha256').update(sessionId).digest('base64url').slice(0, 16);
}

function living(claims: Claims, now: number): Claims {
	return Object.fromEntries(
		Object.entries(claims).filter(([, expiresAt]) => expiresAt * 1000 > now),
	);
}

/** Claims of this process and those n8n saved, as far as their sessions still live. */
function knownClaims(scope: string, memory: IDataObject, now: number): Claims {
	return living({ ...(memory.claimed as Claims | undefined), ...taken.get(scope) }, now);
}

/** Whether this selection has started the workflow before; its session may be gone by now. */
export function isClaimed(
	{ sessionId }: Picking,
	scope: string,
	memory: IDataObject,
	now: number,
): boolean {
	return keyOf(sessionId) in knownClaims(scope, memory, now);
}

/**
 * Says once, and only once, that a finished selection may start the workflow. Nothing is awaited
 * here, so polls of one process cannot overtake each other; the node's memory, which n8n saves
 * after the call, keeps the answer across restarts until the session itself has expired.
 *
 * n8n gives each call a copy of the memory and saves a changed copy over what is there. So only
 * the winner writes, and it writes all claims of this process, lest a call with an older copy
 * takes one away.
 *
 * @param scope tells apart nodes, and test runs from production
 * @param memory the node's static data, changed in place
 * @param now milliseconds since the epoch
 */
export function claim(picking: Picking, scope: string, memory: IDataObject, now: number): boolean {
	const key = keyOf(picking.sessionId);
	const known = knownClaims(scope, memory, now);
	if (key in known) return false;
	const claims = { ...known, [key]: picking.expiresAt };
	taken.set(scope, claims);
	memory.claimed = { ...claims };
	return true;
}
