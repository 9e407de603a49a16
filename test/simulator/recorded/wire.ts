/** Recorded responses as they went over the wire; many were quoted in the words of a client. */
import type { Fault } from '../control';
import { htmlPage } from '../library/responses';
import { REBUILT } from './rebuilt';
import { recordedResponses, type RecordedResponse } from './responses';

/** A response as it goes over the wire. */
export type WireResponse = Pick<Fault, 'status' | 'headers' | 'body' | 'drop'>;

const CANONICAL: Record<number, string> = {
	400: 'INVALID_ARGUMENT',
	403: 'PERMISSION_DENIED',
	404: 'NOT_FOUND',
	409: 'ABORTED',
	429: 'RESOURCE_EXHAUSTED',
	500: 'INTERNAL',
	503: 'UNAVAILABLE',
};

/** How clients print an error of the API; the group is Google's message. */
const CLIENT_FORMATS = [
	/^<HttpError \d+ when requesting \S+ returned "(.*)">?$/,
	/^googleapi: Error \d+: (.*), \w+$/,
	/^googleapi: Error \d+: (.*)$/,
	/^(?:[a-z' ]+: )?(.*) \(\d+ [A-Z_]+\)$/,
	/^(?:[\w.]+: )?[A-Z_]{5,}: (.*)$/,
	/^[" ]*(.*?)[" ]*$/s,
];

/** These headers tell of another body or another day than those of a replay. */
const OF_ITS_DAY = ['content-length', 'date', 'alt-svc'];

function messageOf(text: string): string {
	for (const format of CLIENT_FORMATS) {
		const found = format.exec(text);
		if (found) return found[1];
	}
	return text;
}

function headersOf({ headers }: RecordedResponse): Record<string, string> {
	// The mark of what was cut off is no character of a header.
	const all = Object.entries(headers ?? {}).map(([name, value]) => [
		name.toLowerCase(),
		value.replaceAll('…', ''),
	]);
	return Object.fromEntries(all.filter(([name]) => !OF_ITS_DAY.includes(name))) as Record<
		string,
		string
	>;
}

function bodyOf({ body, status }: RecordedResponse): unknown {
	if (typeof body !== 'string' || body === '') return body;
	const code = status ?? 0;
	if (body.startsWith('<!DOCTYPE')) return body;
	return { error: { code, message: messageOf(body), status: CANONICAL[code] } };
}

/**
 * @returns what a fault sends to give this response.
 * @throws Error for an unknown id, and for what is no single response of Google.
 */
export function wireResponse(id: string): WireResponse {
	const recorded = recordedResponses.find((one) => one.id === id);
	if (!recorded) throw new Error(`There is no recorded response ${id}`);
	const rebuilt = REBUILT[id];
	if (rebuilt === null) throw new Error(`${id} is no single response: ${recorded.situation}`);
	const status = rebuilt?.status ?? recorded.status ?? undefined;
	const headers = { ...headersOf(recorded), ...rebuilt?.headers };
	if (rebuilt?.page !== undefined) {
		headers['content-type'] = 'text/html; charset=UTF-8';
		return { status, headers, body: htmlPage(status ?? 0, rebuilt.page, rebuilt.page) };
	}
	if (rebuilt?.drop) return { drop: rebuilt.drop };
	return { status, headers, body: rebuilt && 'body' in rebuilt ? rebuilt.body : bodyOf(recorded) };
}
