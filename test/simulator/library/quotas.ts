/**
 * Limits on the number of requests.
 * https://developers.google.com/photos/library/guides/api-limits-quotas
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Grant } from '../service';
import { ApiError, errorInfo, help } from './errors';
import { LIBRARY_HOST, projectNumber } from './auth';
import type { LibraryState } from './state';

const MINUTE_MS = 60_000;
const PACIFIC_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' });

/** Counts requests by project and day, and allows one write call of a person at a time. */
export class Quotas {
	private readonly counts = new Map<string, number>();
	private readonly writing = new Set<string>();
	/** When each person wrote in the last minute. */
	private readonly writes = new Map<string, number[]>();

	constructor(private readonly state: LibraryState) {}

	/**
	 * Counts one request. Uploads count too, as the documentation says; a day ends at midnight in
	 * California.
	 * @throws ApiError 429 when the day's requests are used up.
	 */
	countRequest({ clientId }: Grant): void {
		const limit = this.state.settings.dailyQuota.get(clientId);
		const key = `${clientId}\n${PACIFIC_DAY.format(this.state.context.now())}`;
		const count = (this.counts.get(key) ?? 0) + 1;
		if (limit !== undefined && count > limit) throw dailyQuotaExceeded(clientId, limit);
		this.counts.set(key, count);
	}

	/**
	 * Runs a write call, which takes at least the set time.
	 * @throws ApiError 429 while another write call of this person is running, or after too many of
	 * them within a minute.
	 */
	async write<Result>(grant: Grant, run: () => Promise<Result>): Promise<Result> {
		const key = `${grant.clientId}\n${grant.userId}`;
		if (this.writing.has(key)) throw concurrentWrite();
		this.countWrite(key, grant);
		this.writing.add(key);
		try {
			const { writeMilliseconds } = this.state.settings;
			if (writeMilliseconds > 0) await delay(writeMilliseconds);
			return await run();
		} finally {
			this.writing.delete(key);
		}
	}

	clear(): void {
		this.counts.clear();
		this.writes.clear();
	}

	private countWrite(key: string, { clientId }: Grant): void {
		const { settings, context } = this.state;
		if (settings.writesPerMinute === null) return;
		const now = context.now();
		const recent = (this.writes.get(key) ?? []).filter((at) => now - at < MINUTE_MS);
		this.writes.set(key, recent);
		if (recent.length >= settings.writesPerMinute) {
			throw writesPerMinuteExceeded(clientId, settings.writesPerMinute);
		}
		recent.push(now);
	}
}

function concurrentWrite(): ApiError {
	return new ApiError(
		'RESOURCE_EXHAUSTED',
		`Quota exceeded for quota 'concurrent write request' of service '${LIBRARY_HOST}'.`,
	);
}

const dailyQuotaExceeded = (clientId: string, limit: number) =>
	quotaExceeded(clientId, limit, {
		metric: 'All requests',
		words: 'All requests per day',
		quotaLimit: 'ApiCallsPerProjectPerDay',
		quotaMetric: 'all_requests',
		legacyReason: 'rateLimitExceeded',
	});

const writesPerMinuteExceeded = (clientId: string, limit: number) =>
	quotaExceeded(clientId, limit, {
		metric: 'Write requests',
		words: 'Write requests per minute per user',
		quotaLimit: 'WritesPerMinutePerUser',
		quotaMetric: 'write_requests',
	});

interface Quota {
	metric: string;
	words: string;
	quotaLimit: string;
	quotaMetric: string;
	legacyReason?: string;
}

function quotaExceeded(clientId: string, limit: number, quota: Quota): ApiError {
	const { metric, words, quotaLimit, quotaMetric, legacyReason } = quota;
	const project = projectNumber(clientId);
	const message =
		`Quota exceeded for quota metric '${metric}' and limit '${words}' of service ` +
		`'${LIBRARY_HOST}' for consumer 'project_number:${project}'.`;
	const metadata = {
		quota_limit_value: String(limit),
		consumer: `projects/${project}`,
		service: LIBRARY_HOST,
		quota_limit: quotaLimit,
		quota_location: 'global',
		quota_metric: `${LIBRARY_HOST}/${quotaMetric}`,
	};
	const details = [
		errorInfo('RATE_LIMIT_EXCEEDED', metadata),
		help(
			'Request a higher quota limit.',
			'https://cloud.google.com/docs/quota#requesting_higher_quota',
		),
	];
	return new ApiError('RESOURCE_EXHAUSTED', message, { details, legacyReason });
}
