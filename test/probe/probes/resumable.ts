import { call, isGood, needed, words, type Details } from '../calls';
import type { Exchange } from '../exchange';
import type { Lab } from '../lab';
import { newVideo } from '../media';
import type { Probe } from '../probe';

const USUAL_GRANULARITY = 262_144;
/** Announced only: what is sent is one or two chunks of the granularity that Google names. */
const RAW_SIZE = 64 * 1024 * 1024;

const header = ({ headers }: Exchange, name: string) => headers[`x-goog-upload-${name}`] ?? 'none';
const state = (exchange: Exchange) =>
	`upload status ${header(exchange, 'status')}, size received ${header(exchange, 'size-received')}`;
const answer = (exchange: Exchange) => `${words(exchange)}, ${state(exchange)}`;

interface Session {
	url: string;
	granularity: number;
	started: Exchange;
}

/** Announces a video of `size` bytes, which is never completed unless a probe does. */
async function start(lab: Lab, size = RAW_SIZE): Promise<Session> {
	const headers = {
		'x-goog-upload-command': 'start',
		'x-goog-upload-protocol': 'resumable',
		'x-goog-upload-content-type': 'video/avi',
		'x-goog-upload-raw-size': String(size),
		'content-length': '0',
	};
	const started = needed(await call(lab, 'uploads.create', 'start of a session', { headers }));
	const granularity = Number(header(started, 'chunk-granularity')) || USUAL_GRANULARITY;
	return { url: header(started, 'url'), granularity, started };
}

/** One command at the address of a session. */
async function command(
	lab: Lab,
	url: string,
	situation: string,
	name: string,
	{ offset, bytes }: { offset?: number; bytes?: Uint8Array } = {},
): Promise<Exchange> {
	const headers: Details['headers'] = { 'x-goog-upload-command': name };
	if (offset !== undefined) headers['x-goog-upload-offset'] = String(offset);
	if (!bytes) headers['content-length'] = '0';
	const request = { method: 'POST', url, headers, bytes, once: true } as const;
	return await lab.send({ call: 'uploads.create', situation, ...request });
}

/** The same address with the key of another session. */
function garbled(address: string): string {
	const url = new URL(address);
	const key = url.searchParams.get('upload_id') ?? '';
	url.searchParams.set('upload_id', `${key.slice(0, -8)}AAAAAAAA`);
	return url.href;
}

export const resumableProbes: Probe[] = [
	{
		name: 'upload-granularity',
		question: 'Which chunk granularity does Google name, and which host does the session have?',
		assumes:
			'A host under googleapis.com; the granularity does not matter (one stream, no chunks).',
		maxRequests: 2,
		leaves: 'nothing',
		async run(lab) {
			const { url, started } = await start(lab);
			const granularity = header(started, 'chunk-granularity');
			await command(lab, url, 'cancel of a new session', 'cancel');
			const { hostname } = new URL(url);
			const says = `${granularity} bytes, session at ${hostname}, status ${header(started, 'status')}`;
			return { says, asAssumed: /(^|\.)googleapis\.com$/.test(hostname) };
		},
	},
	{
		name: 'misaligned-chunk',
		question: 'What does a chunk get that is no multiple of the granularity?',
		assumes: 'Nothing: the package sends none. The query tells how much has arrived.',
		maxRequests: 4,
		leaves: 'nothing',
		async run(lab) {
			const { url } = await start(lab);
			const bytes = new Uint8Array(1000);
			const sent = await command(lab, url, 'a chunk of 1000 bytes', 'upload', { offset: 0, bytes });
			const query = await command(lab, url, 'query after a misaligned chunk', 'query');
			await command(lab, url, 'cancel after a misaligned chunk', 'cancel');
			const says = `${answer(sent)}; the query then: ${state(query)}`;
			return { says, asAssumed: header(query, 'status') === 'active' };
		},
	},
	{
		name: 'offset-mismatch',
		question: 'What does a chunk get whose offset is not where Google stands?',
		assumes: '400, and the session goes on: the query sets the offset right.',
		maxRequests: 6,
		leaves: 'nothing',
		async run(lab) {
			const { url, granularity } = await start(lab);
			const bytes = new Uint8Array(granularity);
			await command(lab, url, 'the first chunk', 'upload', { offset: 0, bytes });
			const again = await command(lab, url, 'the first chunk again', 'upload', {
				offset: 0,
				bytes,
			});
			const beyond = await command(lab, url, 'a chunk beyond what has arrived', 'upload', {
				offset: 2 * granularity,
				bytes,
			});
			const query = await command(lab, url, 'query after wrong offsets', 'query');
			await command(lab, url, 'cancel after wrong offsets', 'cancel');
			const says = `before: ${answer(again)}; beyond: ${answer(beyond)}; the query then: ${state(query)}`;
			const goesOn = header(query, 'status') === 'active';
			return { says, asAssumed: again.status === 400 && beyond.status === 400 && goesOn };
		},
	},
	{
		name: 'finalize-too-early',
		question: 'What does "finalize" get before all announced bytes have arrived?',
		assumes: 'A refusal, not an upload token.',
		maxRequests: 4,
		leaves: 'nothing',
		async run(lab) {
			const { url, granularity } = await start(lab);
			const bytes = new Uint8Array(granularity);
			await command(lab, url, 'the first chunk of many', 'upload', { offset: 0, bytes });
			const early = await command(lab, url, 'finalize after the first chunk', 'finalize', {
				offset: granularity,
			});
			await command(lab, url, 'cancel after an early finalize', 'cancel');
			const says = isGood(early) ? `HTTP ${early.status}, taken as complete` : answer(early);
			return { says, asAssumed: !isGood(early) };
		},
	},
	{
		name: 'query-after-finalize',
		question: 'What does a finished session answer, and does it give its token again?',
		assumes: 'Status "final" without the token; the bytes are sent anew.',
		maxRequests: 4,
		leaves: 'nothing (bytes without an item, which Google discards after a day)',
		async run(lab) {
			const bytes = await newVideo();
			const { url } = await start(lab, bytes.length);
			const sent = await command(lab, url, 'all bytes in one go', 'upload, finalize', {
				offset: 0,
				bytes,
			});
			needed(sent);
			const query = await command(lab, url, 'query after finalize', 'query');
			const again = await command(lab, url, 'finalize after finalize', 'finalize', {
				offset: bytes.length,
			});
			const token = String(sent.body).trim();
			const repeats = [query, again].some(({ body }) => String(body).trim() === token);
			const says = `query: ${answer(query)}; finalize again: ${answer(again)}; the token ${repeats ? 'came again' : 'did not come again'}`;
			return { says, asAssumed: header(query, 'status') === 'final' && !repeats };
		},
	},
	{
		name: 'lost-session',
		question: 'What does a session answer that was canceled, or that Google never gave?',
		assumes: 'A status other than "active", or 400, 404, 410, 412: the bytes are sent anew.',
		maxRequests: 5,
		leaves: 'nothing',
		async run(lab) {
			const { url } = await start(lab);
			await command(lab, url, 'cancel', 'cancel');
			const canceled = await command(lab, url, 'query after cancel', 'query');
			const unknown = garbled(url);
			const query = await command(lab, unknown, 'query of an unknown session', 'query');
			const sent = await command(lab, unknown, 'bytes to an unknown session', 'upload, finalize', {
				offset: 0,
				bytes: new Uint8Array(1000),
			});
			const isLost = [canceled, query, sent].every(
				(one) =>
					[400, 404, 410, 412].includes(one.status) ||
					(isGood(one) && header(one, 'status') !== 'active'),
			);
			const says = `canceled: ${answer(canceled)}; unknown, query: ${answer(query)}; unknown, bytes: ${answer(sent)}`;
			return { says, asAssumed: isLost };
		},
	},
];
