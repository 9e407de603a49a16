/**
 * Limits on the number of requests.
 * https://developers.google.com/photos/library/guides/api-limits-quotas
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Grant } from '../service';
import { ApiError, errorInfo, help } from './errors';
import { LIBRARY_HOST, projectNumber } from './auth';
import type { LibraryState } from './state';

const PACIFIC_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' });

/** Counts requests by project and day, and allows one write call of a person at a time. */
export class Quotas {
	private readonly counts = new Map<string, number>();
	private readonly writing = new Set<string>();

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
	 * @throws ApiError 429 while another write call of this person is running.
	 */
	async write<Result>(grant: Grant, run: () => Promise<Result>): Promise<Result> {
		const key = `${grant.clientId}\n${grant.userId}`;
		if (this.writing.has(key)) throw concurrentWrite();
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
	}
}

function concurrentWrite(): ApiError {
	return new ApiError(
		'RESOURCE_EXHAUSTED',
		`Quota exceeded for quota 'concurrent write request' of service '${LIBRARY_HOST}'.`,
	);
}

function dailyQuotaExceeded(clientId: string, limit: number): ApiError {
	const project = projectNumber(clientId);
	const message =
		"Quota exceeded for quota metric 'All requests' and limit 'All requests per day' of service " +
		`'${LIBRARY_HOST}' for consumer 'project_number:${project}'.`;
	const metadata = {
		quota_limit_value: String(limit),
		consumer: `projects/${project}`,
		service: LIBRARY_HOST,
		quota_limit: 'ApiCallsPerProjectPerDay',
		quota_location: 'global',
		quota_metric: `${LIBRARY_HOST}/all_requests`,
	};
	const details = [
		errorInfo('RATE_LIMIT_EXCEEDED', metadata),
		help(
			'Request a higher quota limit.',
			'https://cloud.google.com/docs/quota#requesting_higher_quota',
		),
	];
	return new ApiError('RESOURCE_EXHAUSTED', message, {
		details,
		legacyReason: 'rateLimitExceeded',
	});
}
