import { createHash } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { claimedSelections } from '../../../client/flow/processState';
import type { Picking } from '../security/address';

/** Seconds since the epoch at which a claim may be forgotten, by selection. */
type Claims = Record<string, number>;

const NAME = 'googlePhotosPicker';
/** More than people can start within the seven days that a session lives. */
const MAX_CLAIMS = 1_000;

/** Short, because n8n saves the static data of all nodes of a workflow as one piece. */
function keyOf(context: IWebhookFunctions, { sessionId }: Picking): string {
	const text = JSON.stringify([context.getNode().id, sessionId]);
	return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Tells apart workflows, and test runs from production. */
function scopeOf(context: IWebhookFunctions): string {
	return `${context.getMode()} ${context.getWorkflow().id}`;
}

/** Claims of this process and those n8n saved, as far as their sessions have not expired. */
function knownClaims(context: IWebhookFunctions, now: number): Claims {
	const saved = context.getWorkflowStaticData('global')[NAME] as Claims | undefined;
	const all = { ...saved, ...claimedSelections.get(scopeOf(context)) };
	const lasting = Object.entries(all).filter(([, expiresAt]) => expiresAt * 1000 > now);
	return Object.fromEntries(lasting.slice(1 - MAX_CLAIMS));
}

/** Whether this selection has started the workflow before; its session may be gone by now. */
export function isClaimed(context: IWebhookFunctions, picking: Picking): boolean {
	return keyOf(context, picking) in knownClaims(context, Date.now());
}

/**
 * Allows a finished selection to start the workflow, once. Nothing is awaited here, so two polls of
 * one process cannot both win; the workflow's static data, which n8n saves after the call, keeps
 * the claim across restarts until the session itself has expired. What several processes start at
 * the same moment is left to `isFirstStart`.
 *
 * n8n gives each call its own copy of the static data and saves a changed copy as a whole. So only
 * the winner writes, and it writes the claims that all nodes of the workflow have made in this
 * process: a call with an older copy would otherwise remove one.
 */
export function claim(context: IWebhookFunctions, picking: Picking): boolean {
	const key = keyOf(context, picking);
	const known = knownClaims(context, Date.now());
	if (key in known) return false;
	const claims = { ...known, [key]: picking.expiresAt };
	claimedSelections.set(scopeOf(context), claims);
	context.getWorkflowStaticData('global')[NAME] = { ...claims };
	return true;
}
