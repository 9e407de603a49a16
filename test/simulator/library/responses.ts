import type { ApiError } from './errors';

const escape = (text: string) =>
	text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** @returns a JSON response, indented unless `prettyPrint` is false. */
export function jsonResponse(
	body: object,
	status: number,
	pretty = true,
	headers: Record<string, string> = {},
): Response {
	const text = pretty ? `${JSON.stringify(body, null, 2)}\n` : JSON.stringify(body);
	return new Response(text, {
		status,
		headers: {
			'content-type': 'application/json; charset=UTF-8',
			'cache-control': 'private',
			vary: 'Origin, X-Origin, Referer',
			...headers,
		},
	});
}

/** @returns the error in its envelope. */
export function errorResponse(error: ApiError, pretty = true): Response {
	return jsonResponse(error.toEnvelope(), error.http, pretty, error.extras.headers);
}

/** @returns the HTML of an error page of Google's front end. */
export function htmlPage(status: number, title: string, sentence: string): string {
	return (
		'<!DOCTYPE html>\n<html lang=en>\n<meta charset=utf-8>\n' +
		`<title>Error ${status} (${escape(title)})!!1</title>\n` +
		`<p><b>${status}.</b> <ins>That’s an error.</ins>\n` +
		`<p>${escape(sentence)} <ins>That’s all we know.</ins>\n`
	);
}

/** @returns a page of Google's front end, for what no service handles. */
export function htmlError(status: number, title: string, sentence: string): Response {
	return new Response(htmlPage(status, title, sentence), {
		status,
		headers: { 'content-type': 'text/html; charset=UTF-8', 'referrer-policy': 'no-referrer' },
	});
}
