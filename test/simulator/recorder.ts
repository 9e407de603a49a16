import type { RecordedRequest } from './control';

export interface Recorder {
	/** Starts a record; the caller fills in status, bytes and body as they become known. */
	start: (
		request: Omit<RecordedRequest, 'status' | 'bytes' | 'body' | 'headers'>,
		headers: Headers,
	) => RecordedRequest;
	/** Notes that a host was asked for that is not simulated. */
	noteForeignHost: (hostname: string) => void;
	foreignHosts: () => string[];
	requests: () => RecordedRequest[];
	counts: () => Record<string, number>;
	clear: () => void;
}

function withoutToken(headers: Headers): Record<string, string> {
	const kept = Object.fromEntries(headers.entries());
	if (kept.authorization !== undefined) {
		kept.authorization = `${kept.authorization.split(' ', 1)[0]} …`;
	}
	return kept;
}

/** @returns a record of requests, empty at first. */
export function createRecorder(): Recorder {
	let records: RecordedRequest[] = [];
	const foreignHosts = new Set<string>();
	return {
		start(request, headers) {
			const record = { ...request, status: 0, bytes: 0, headers: withoutToken(headers) };
			records.push(record);
			return record;
		},
		noteForeignHost: (hostname) => void foreignHosts.add(hostname),
		foreignHosts: () => [...foreignHosts],
		requests: () => structuredClone(records),
		counts() {
			const counts: Record<string, number> = {};
			for (const { host, route } of records) {
				const key = `${host} ${route}`;
				counts[key] = (counts[key] ?? 0) + 1;
			}
			return counts;
		},
		clear() {
			records = [];
			foreignHosts.clear();
		},
	};
}
