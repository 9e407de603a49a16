import type { IN8nHttpFullResponse } from 'n8n-workflow';
import type { AccountLimit } from '../../flow/accountLimit';
import { accountLimits, writeQueues } from '../../flow/processState';
import { type PhotosContext, getAccountKey } from '../context';
import type { ApiFailure } from '../failures';
import {
	MAX_CONCURRENT_WRITE_PAUSE_MS,
	MAX_INTERACTIVE_PAUSE_MS,
	MAX_QUOTA_PAUSE_MS,
	MAX_RETRY_AFTER_MS,
} from '../limits';
import { type ApiMethod, aboutMethod, quotaGroupOf } from '../methods';
import { hasTooManySessions, isConcurrentWrite } from '../refusals';
import { isRateLimited, limitPause } from '../retries';

/** How many times as long as a limit is waited for one call may wait while others are let through. */
const MAX_PAUSES = 2;

/** What came of one turn, and how long it took without the wait for it, in milliseconds. */
export interface Turn {
	outcome: IN8nHttpFullResponse | ApiFailure;
	tookMs: number;
	/** The account's limit has refused it, and there is a pause before the next turn. */
	isPaused: boolean;
}

/** Whether a limit refused the request that all executions of the account wait for together. */
function isAccountLimit(failure: ApiFailure, method: ApiMethod): boolean {
	// The media hosts have a quota of their own, which the downloads of a job wait for together.
	if (aboutMethod(method).kind === 'download') return false;
	if (method === 'sessions.create' && hasTooManySessions(failure)) return false;
	return isRateLimited(failure);
}

/** Sends the requests of one call when it is the account's turn, and its limits let them through. */
export class Pacer {
	private readonly quota: AccountLimit;

	private readonly others: AccountLimit;

	/** The pauses that refusals of this call have come to, in milliseconds. */
	private pausesMs = 0;

	constructor(
		private readonly context: PhotosContext,
		private readonly method: ApiMethod,
		private readonly isInteractive: boolean,
	) {
		const account = getAccountKey(context);
		this.quota = accountLimits.get(`${account} ${quotaGroupOf(method)}`);
		this.others = accountLimits.get(`${account} concurrent write`);
	}

	/**
	 * Runs one attempt. Writes of one account go one after the other; who waits for the account's
	 * limit keeps its turn, since nobody else could write either.
	 * @throws only when the execution is cancelled
	 */
	async run(attempt: () => Promise<Turn['outcome']>): Promise<Turn> {
		const { context, method } = this;
		if (!aboutMethod(method).isSerial) return await this.runNow(attempt);
		const queue = writeQueues.get(getAccountKey(context));
		return await queue.run(async () => await this.runNow(attempt), context);
	}

	private async runNow(attempt: () => Promise<Turn['outcome']>): Promise<Turn> {
		const { reason, leftMs } = this.quota;
		if (this.isInteractive && reason && leftMs > MAX_INTERACTIVE_PAUSE_MS) {
			return { outcome: reason, tookMs: 0, isPaused: false };
		}
		await this.quota.pass(this.context);
		if (aboutMethod(this.method).isSerial) await this.others.pass(this.context);
		const sentAt = Date.now();
		const outcome = await attempt();
		const tookMs = Date.now() - sentAt;
		return { ...this.record(outcome, sentAt), tookMs };
	}

	private record(outcome: Turn['outcome'], sentAt: number): Omit<Turn, 'tookMs'> {
		if ('statusCode' in outcome) {
			this.quota.accept(sentAt);
			if (aboutMethod(this.method).isSerial) this.others.accept(sentAt);
			return { outcome, isPaused: false };
		}
		if (!isAccountLimit(outcome, this.method)) return { outcome, isPaused: false };
		const isConcurrent = isConcurrentWrite(outcome);
		const limit = isConcurrent ? this.others : this.quota;
		const pause = (refusals: number) => limitPause(outcome, refusals);
		const usual = isConcurrent ? MAX_CONCURRENT_WRITE_PAUSE_MS : MAX_QUOTA_PAUSE_MS;
		// What Google asks for is waited once, however the jitter falls.
		const max = Math.max(usual, limitPause(outcome, 1, 1));
		// The limit lets others through, and never this call: their success does not make it wait for ever.
		const isHopeless = this.pausesMs > MAX_PAUSES * usual;
		const mayWait = !isHopeless && (outcome.retryAfterMs ?? 0) <= MAX_RETRY_AFTER_MS;
		const isPaused = mayWait && limit.refuse(sentAt, outcome, pause, max);
		if (isPaused) this.pausesMs += limit.leftMs;
		const isTooLong = this.isInteractive && limit.leftMs > MAX_INTERACTIVE_PAUSE_MS;
		return isPaused
			? { outcome, isPaused: !isTooLong }
			: { outcome: { ...outcome, outlasted: true }, isPaused };
	}
}
