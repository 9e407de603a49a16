import { createHash, randomInt } from 'node:crypto';
import type { Grant } from '../service';
import { invalid } from './errors';
import { Seal } from './ids';
import type { Settings } from './settings';

/** Peculiarities of pages that a test may switch on. */
export type PageSettings = Pick<
	Settings,
	'emptyPageEvery' | 'repeatPageToken' | 'overlapPages' | 'shortPages' | 'tokenAtEnd'
>;

export interface PageRequest {
	pageSize?: number;
	pageToken?: string;
}

export interface PageRules {
	defaultSize: number;
	/** A larger number in the request is cut down to this. */
	maxSize: number;
}

export interface Page<Item> {
	items: Item[];
	nextPageToken?: string;
}

interface TokenData {
	/** Digest of the request that the token continues. */
	request: string;
	offset: number;
	/** Makes every token differ from every other. */
	salt: number;
}

/** Cuts lists into pages behind opaque tokens. */
export class Pager {
	private readonly seal = new Seal();
	private served = 0;

	constructor(private readonly settings: PageSettings) {}

	/**
	 * @param parameters everything in the request but pageSize and pageToken: a token is valid
	 * with these and the page size only. The token of the real API holds its request, page size
	 * included.
	 * @throws ApiError 400 for a negative page size or a token that does not fit the request.
	 */
	page<Item>(
		all: readonly Item[],
		request: PageRequest,
		rules: PageRules,
		grant: Grant,
		parameters: unknown,
	): Page<Item> {
		const requested = request.pageSize ?? 0;
		if (requested < 0) throw invalid('Invalid page size.');
		const size = Math.min(requested === 0 ? rules.defaultSize : requested, rules.maxSize);
		const digest = digestOf([grant.userId, grant.clientId, requested, parameters]);
		const first = request.pageToken ? this.offset(request.pageToken, digest) : 0;

		this.served += 1;
		const { emptyPageEvery, repeatPageToken, overlapPages, shortPages, tokenAtEnd } = this.settings;
		if (emptyPageEvery > 0 && this.served % emptyPageEvery === 0) {
			return { items: [], nextPageToken: this.token(digest, first) };
		}
		const start = overlapPages && first > 0 && size > 1 ? first - 1 : first;
		const isShort = shortPages && this.served % 2 === 0;
		const end = start + (isShort ? Math.ceil(size / 2) : size);
		const items = all.slice(start, end);
		if (repeatPageToken && request.pageToken) return { items, nextPageToken: request.pageToken };
		const goesOn = end < all.length || (tokenAtEnd && end === all.length && items.length > 0);
		return goesOn ? { items, nextPageToken: this.token(digest, end) } : { items };
	}

	private token(request: string, offset: number): string {
		return this.seal.close({ request, offset, salt: randomInt(2 ** 40) } satisfies TokenData);
	}

	private offset(token: string, digest: string): number {
		const data = this.seal.open<TokenData>(token);
		if (!data) throw invalid('Invalid page token.');
		if (data.request !== digest) {
			throw invalid(
				'When using a page token, you must use the same parameters as the previous request.',
			);
		}
		return data.offset;
	}
}

function digestOf(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
