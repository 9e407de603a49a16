import { ProxyAgent, fetch } from 'undici';
import type { RequestInit, Response } from 'undici';

import type { Simulator } from '../../simulator';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** `fetch` through the simulator's proxy, redirects shown and not followed. */
export function proxyFetch({ proxyUrl, caPem }: Pick<Simulator, 'proxyUrl' | 'caPem'>): Fetch {
	const dispatcher = new ProxyAgent({ uri: proxyUrl, requestTls: { ca: caPem } });
	return (url, init) => fetch(url, { redirect: 'manual', dispatcher, ...init });
}
