import type { Exchange } from './exchange';
import { keepsWords, placeholderFor, personalPlaceholder } from './scrubFields';

/** Too short to be replaced inside of other words. */
const SHORT = 6;
/** What Google may quote of a long value before it cuts it off. */
const PREFIX = 16;

/** What looks like an id, a token or a person wherever it stands. */
const PATTERNS: ReadonlyArray<[RegExp, string]> = [
	[/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, 'EMAIL'],
	[/[\w-]+\.apps\.googleusercontent\.com/g, 'CLIENT_ID'],
	[/ya29\.[\w.-]+/g, 'ACCESS_TOKEN'],
	[/\b1\/\/[\w-]{8,}/g, 'REFRESH_TOKEN'],
	[/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, 'UUID'],
	[/[\w-]{40,}/g, 'OPAQUE'],
	[/\b\d{9,}\b/g, 'NUMBER'],
];

/** Headers that tell something and nobody's name. */
const HEADERS = [
	'accept-ranges',
	'cache-control',
	'content-length',
	'content-range',
	'content-type',
	'date',
	'location',
	'retry-after',
	'server',
	'www-authenticate',
	'x-goog-upload-chunk-granularity',
	'x-goog-upload-size-received',
	'x-goog-upload-status',
	'x-goog-upload-url',
];

/** The id in the path of an API method. */
const ADDRESS_ID = /\/v1\/(albums|mediaItems|sessions|sharedAlbums)\/([^/:?]+)/;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/**
 * Replaces ids, tokens and addresses by placeholders. It first learns every value that stood in an
 * id or token field of any request or response, and then takes it out wherever it stands.
 */
export class Scrubber {
	private readonly placeholders = new Map<string, string>();
	private readonly counts = new Map<string, number>();
	private finder: RegExp | undefined;

	/** Remembers a value to be replaced; the same value always gets the same placeholder. */
	learn(value: unknown, placeholder: string): string {
		const text = String(value);
		const known = this.placeholders.get(text);
		if (known) return known;
		const count = (this.counts.get(placeholder) ?? 0) + 1;
		this.counts.set(placeholder, count);
		const name = count === 1 ? placeholder : `${placeholder}_${count}`;
		if (text.trim() === '') return placeholder;
		for (const form of [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)]) {
			this.placeholders.set(form, name);
		}
		this.finder = undefined;
		return name;
	}

	/** Learns all that a request and its response hold. */
	learnFrom({ call, request, status, headers, body }: Exchange): void {
		this.learnAddress(request.url);
		const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
		if (bearer) this.learn(bearer, 'ACCESS_TOKEN');
		if (request.json !== undefined) this.withoutIds(request.json, call);
		for (const [name, value] of Object.entries(headers)) {
			if (/url$|^location$/.test(name)) this.learnAddress(value);
			else if (/id$|token$/.test(name)) this.learn(value, 'UPLOAD_ID');
		}
		const isToken = call === 'uploads.create' && status < 300 && typeof body === 'string';
		if (isToken && body.trim() !== '') this.learn(body.trim(), 'UPLOAD_TOKEN');
		this.withoutIds(body, call);
	}

	/** A JSON value without ids, tokens and addresses. */
	scrub<T>(value: T, call = ''): T {
		return this.inText(this.withoutIds(value, call)) as T;
	}

	/** The headers worth keeping, scrubbed; null for none. */
	scrubHeaders(headers: Record<string, string>): Record<string, string> | null {
		const kept = HEADERS.filter((name) => name in headers);
		if (kept.length === 0) return null;
		return Object.fromEntries(kept.map((name) => [name, this.scrubText(headers[name])]));
	}

	/** Learned values that a text still holds; for a last look before anything is written. */
	leaksIn(text: string): string[] {
		return [...this.placeholders.keys()].filter(
			(value) => value.length >= SHORT && text.includes(value),
		);
	}

	/** A text without what was learned and without what looks like an id. */
	scrubText(text: string): string {
		this.finder ??= this.build();
		let clean = text.replace(this.finder, (found) => this.nameOf(found));
		for (const [pattern, placeholder] of PATTERNS) clean = clean.replace(pattern, placeholder);
		return clean;
	}

	private nameOf(found: string): string {
		const known = this.placeholders.get(found);
		if (known) return known;
		// A value that Google cut off.
		const whole = [...this.placeholders].find(([value]) =>
			value.startsWith(found.slice(0, PREFIX)),
		);
		return whole?.[1] ?? 'OPAQUE';
	}

	private build(): RegExp {
		const values = [...this.placeholders.keys()].sort((a, b) => b.length - a.length);
		const whole = values.map((value) =>
			value.length < SHORT ? `(?<![\\w-])${escaped(value)}(?![\\w-])` : escaped(value),
		);
		const starts = values
			.filter((value) => value.length >= 2 * PREFIX && !value.includes('://'))
			.map((value) => `${escaped(value.slice(0, PREFIX))}[\\w-]*`);
		return new RegExp([...whole, ...new Set(starts), '(?!)'].join('|'), 'g');
	}

	/** An address may hold an id in its path or query, and that of media is one as a whole. */
	private learnAddress(address: string): void {
		if (!URL.canParse(address)) return;
		const url = new URL(address);
		if (url.hostname.endsWith('googleusercontent.com')) {
			const [path] = url.pathname.split('=');
			this.learn(`${url.origin}${path}`, 'BASE_URL');
			if (path.length > PREFIX) this.learn(path.slice(1), 'BASE_URL_PATH');
		}
		const [, collection = '', id] = ADDRESS_ID.exec(url.pathname) ?? [];
		if (id) this.learn(decodeURIComponent(id), placeholderFor('id', collection, '') ?? 'ID');
		for (const [name, value] of url.searchParams) {
			const placeholder = placeholderFor(name, '', '');
			if (placeholder) this.learn(value, placeholder);
		}
	}

	/** Replaces the fields whose name says what they hold, and learns their values. */
	private withoutIds(value: unknown, call: string, key = '', parent = ''): unknown {
		if (Array.isArray(value)) return value.map((one) => this.withoutIds(one, call, key, parent));
		if (typeof value === 'object' && value !== null) {
			return Object.fromEntries(
				Object.entries(value).map(([name, inner]) => [
					name,
					this.withoutIds(inner, call, name, key || parent),
				]),
			);
		}
		if (value === null || typeof value === 'boolean' || value === undefined) return value;
		const placeholder = placeholderFor(key, parent, call);
		if (placeholder) {
			if (typeof value === 'string') this.learnAddress(value);
			return this.learn(value, placeholder);
		}
		return typeof value === 'string' && !keepsWords(value, key, parent)
			? personalPlaceholder(value, key)
			: value;
	}

	private inText(value: unknown): unknown {
		if (typeof value === 'string') return this.scrubText(value);
		if (Array.isArray(value)) return value.map((one) => this.inText(one));
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [name, this.inText(inner)]),
		);
	}
}
