import type { Fault } from '../../simulator';
import { refuse } from '../faultMatrix/refusedConnections';
import { useClientRequests } from '../support/channels';
import { MEDIA_HOST } from '../support/downloads';
import type { SimulatedGoogle } from '../support/google';

const LIBRARY_HOST = 'photoslibrary.googleapis.com';

type Kind = 'connection refused' | Fault;

/** What networks, proxies and servers do to requests that may be sent again. */
const ANYWHERE: Kind[] = [
	'connection refused',
	{ drop: 'before' },
	{ drop: 'after' },
	{ truncateTo: 10 },
	{ status: 503 },
	{ status: 503, acts: true },
];

const minuteQuota = {
	error: {
		code: 429,
		status: 'RESOURCE_EXHAUSTED',
		message:
			"Quota exceeded for quota metric 'All requests' and limit 'All requests per minute per user'.",
	},
};

const KINDS: Record<string, Kind[]> = {
	[MEDIA_HOST]: ANYWHERE,
	[LIBRARY_HOST]: [
		...ANYWHERE,
		{ status: 429, body: minuteQuota, headers: { 'retry-after': '3' } },
	],
};

/** A number in [0, 1) that is the same in each run. https://en.wikipedia.org/wiki/Xorshift */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
}

/** A tenth of all requests to Google is cut off, refused, or carried out with its response lost. */
export function useBrokenTenth(google: SimulatedGoogle) {
	const random = seeded(Number(process.env.SOAK_SEED ?? 20260331));
	const counts = { requests: 0, broken: 0 };
	let isOn = false;
	useClientRequests((request) => {
		const kinds = KINDS[request.host];
		if (!isOn || !kinds) return;
		counts.requests++;
		if (random() >= 0.1) return;
		counts.broken++;
		const kind = kinds[Math.floor(random() * kinds.length)];
		if (kind === 'connection refused') refuse(request);
		else google.control.fail({ host: request.host, ...kind });
	});
	return {
		async during<T>(work: () => Promise<T>): Promise<T> {
			isOn = true;
			return await work().finally(() => (isOn = false));
		},
		/** Requests to Google since `forget`, and how many of them were broken. */
		counts: () => ({ ...counts }),
		forget: () => void Object.assign(counts, { requests: 0, broken: 0 }),
	};
}
