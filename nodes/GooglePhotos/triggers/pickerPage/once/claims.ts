import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { claimedSelections } from '../../../client/flow/processState';
import type { Picking } from '../security/address';

/** Seconds since the epoch at which a claim may be forgotten, by session. */
type Claims = Record<string, number>;

/** Short, because n8n saves the static data of all nodes of a workflow as one piece. */
function keyOf(sessionId: string): string {
	return createHash('sha256').update(sessionId).digest('base64url').slice(0, 16);
}

/** Claims of this process and those n8n saved, as far as their sessions have not expired. */
function knownClaims(scope: string, staticData: IDataObject, now: number): Claims {
	const all = { ...(staticData.claimed as Claims | undefined), ...claimedSelections.get(scope) };
	return Object.fromEntries(Object.entries(all).filter(([, expiresAt]) => expiresAt * 1000 > now));
}

/** Whether this selection has started the workflow before; its session may be gone by now. */
export function isClaimed(
	{ sessionId }: Picking,
	scope: string,
	staticData: IDataObject,
	now: number,
): boolean {
	return keyOf(sessionId) in knownClaims(scope, staticData, now);
}

/**
 * Allows a finished selection to start the workflow, once. Nothing is awaited here, so two polls of
 * one process cannot both win; the node's static data, which n8n saves after the call, keeps the
 * claim across restarts until the session itself has expired.
 *
 * n8n gives each call its own copy of the static data and saves a changed copy as a whole. So only
 * the winner writes, and it writes all claims of this process: a call with an older copy would
 * otherwise remove one.
 *
 * @param scope tells apart nodes, and test runs from production
 * @param staticData of the node, changed in place
 * @param now milliseconds since the epoch
 */
export function claim(
	{ sessionId, expiresAt }: Picking,
	scope: string,
	staticData: IDataObject,
	now: number,
): boolean {
	const key = keyOf(sessionId);
	const known = knownClaims(scope, staticData, now);
	if (key in known) return false;
	const claims = { ...known, [key]: expiresAt };
	claimedSelections.set(scope, claims);
	staticData.claimed = { ...claims };
	return true;
}
