import { useInstantRuns } from '../support/instantRuns';
import sharp from 'sharp';
import type { Fault } from '../../simulator/control';
import { photo } from '../../support/photos';
import { idItems, readBinary, sha256, useSimulatedGoogle } from '../support';
import { download, MEDIA_HOST } from '../support/downloads';
import { getMediaItems, pickedSessions } from '../support/pickerSessions';
import type { RunResult } from '../support/run';

const google = useSimulatedGoogle();

useInstantRuns(google);

const onError = 'continueErrorOutput';
const HTML = '<!DOCTYPE html><html><head></head><body><p>Sign in to go on</p></body></html>';
const XHTML = `<?xml version="1.0" encoding="UTF-8"?>\n${HTML.replace('<html>', '<html xmlns="http://www.w3.org/1999/xhtml">')}`;
const JSON_TEXT = '{"error":"portal","message":"Sign in to go on"}';
const LINE = 'Sign in to go on';

const typed = (type: string) => ({ headers: { 'content-type': type } });
/** A body without a type, which text would get by itself. */
const bare = (text: string) => ({ status: 200, body: Buffer.from(text) });

const notAFile: Array<[what: string, response: Partial<Fault>, says: RegExp]> = [
	[
		'nothing, as a JPEG',
		{ status: 200, ...typed('image/jpeg') },
		/empty|no bytes|0 bytes|without/i,
	],
	['status 204', { status: 204 }, /204|empty|no bytes|0 bytes/i],
	['HTML', { status: 200, ...typed('text/html'), body: HTML }, /Sign in to go on/],
	['XHTML', { status: 200, ...typed('application/xhtml+xml'), body: XHTML }, /Sign in to go on/],
	['JSON', { status: 200, ...typed('application/json'), body: JSON_TEXT }, /Sign in to go on/],
	['a line of text', { status: 200, ...typed('text/plain'), body: LINE }, /Sign in to go on/],
	['a page as a JPEG', { status: 200, ...typed('image/jpeg'), body: HTML }, /Sign in to go on/],
	['an XHTML page as a JPEG', { status: 200, ...typed('image/jpeg'), body: XHTML }, /Sign in/],
	['JSON as a JPEG', { status: 200, ...typed('image/jpeg'), body: JSON_TEXT }, /Sign in to go on/],
	['a line as a JPEG', { status: 200, ...typed('image/jpeg'), body: LINE }, /Sign in to go on/],
	['a page as a video', { status: 200, ...typed('video/mp4'), body: HTML }, /Sign in to go on/],
	['a page as bytes', { status: 200, ...typed('application/octet-stream'), body: HTML }, /Sign in/],
	['a page without a type', bare(HTML), /Sign in to go on/],
	['a page after a mark and blanks', bare(`\uFEFF\r\n\t ${HTML}`), /Sign in to go on/],
	['JSON without a type', bare(JSON_TEXT), /Sign in to go on/],
	['a line without a type', bare(LINE), /Sign in to go on/],
	['a letter as a JPEG', { status: 200, ...typed('image/jpeg'), body: 'x' }, /./],
];

/** The only item failed, and its error says what came. */
function expectNoFile({ items, errorItems }: RunResult, says: RegExp): void {
	expect(items).toEqual([]);
	const [{ json, binary, error }] = errorItems;
	expect(binary).toBeUndefined();
	expect(`${json.error as string} ${error?.description ?? ''}`).toMatch(says);
}

describe('media item: download takes for a file only what can be one', () => {
	it.each(notAFile)(
		'not %s',
		async (_, response, says) => {
			const { mediaItemIds } = await google.seed({ mediaItems: 1 });
			google.control.fail({ host: MEDIA_HOST, times: 99, ...response });
			const parameters = download();
			const result = await google.succeed({ parameters, items: idItems(mediaItemIds), onError });
			expectNoFile(result, says);
		},
		30_000,
	);

	it('not a part of it', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const whole = await photo();
		const headers = { 'content-type': 'image/jpeg', 'content-range': `bytes 0-99/${whole.length}` };
		const part = { status: 206, headers, body: whole.subarray(0, 100) };
		google.control.fail({ host: MEDIA_HOST, times: 99, ...part });
		const parameters = download();
		const result = await google.succeed({ parameters, items: idItems(mediaItemIds), onError });
		expectNoFile(result, /206|part/i);
	});

	it('and lets the other files through', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 4 });
		google.control.fail({
			host: MEDIA_HOST,
			skip: 1,
			status: 200,
			...typed('image/jpeg'),
			body: HTML,
		});
		const parameters = download({ concurrency: 1 });
		const items = idItems(mediaItemIds);
		const result = await google.succeed({ parameters, items, onError });
		expect([result.inputs, result.errorInputs]).toEqual([[0, 2, 3], [1]]);
		for (const { binary } of result.items) expect(binary?.data.mimeType).toBe('image/jpeg');
	});
});

describe('media item: download takes every kind of photo and video', () => {
	const ftyp = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0isommp42`, 'latin1');
	const starting = (...bytes: number[]) => Buffer.from([...bytes, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	const picture = () => sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } });
	const files: Array<[string, string, () => Buffer | Promise<Buffer>]> = [
		['JPEG', 'image/jpeg', () => photo(1)],
		['PNG', 'image/png', () => picture().png().toBuffer()],
		['GIF', 'image/gif', () => picture().gif().toBuffer()],
		['WEBP', 'image/webp', () => picture().webp().toBuffer()],
		['AVIF', 'image/avif', () => picture().avif().toBuffer()],
		['TIFF', 'image/tiff', () => picture().tiff().toBuffer()],
		['HEIC', 'image/heic', () => ftyp('heic')],
		['BMP', 'image/bmp', () => Buffer.from('BM\x3a\0\0\0\0\0\0\0\x36\0\0\0', 'latin1')],
		['ICO', 'image/x-icon', () => starting(0, 0, 1, 0, 1, 0, 16, 16)],
		['Canon RAW', 'image/x-canon-cr2', () => Buffer.from('II*\0\x10\0\0\0CR\x02\0', 'latin1')],
		[
			'Fuji RAW',
			'image/x-fuji-raf',
			() => Buffer.from('FUJIFILMCCD-RAW 0201FF383501X-T1\0\0\0\x01\0', 'latin1'),
		],
		['MP4', 'video/mp4', () => ftyp('isom')],
		['QuickTime', 'video/quicktime', () => Buffer.from('\0\0\0\x08wide\0\0\0\0mdat', 'latin1')],
		['3GP', 'video/3gpp', () => ftyp('3gp4')],
		['Matroska', 'video/x-matroska', () => starting(0x1a, 0x45, 0xdf, 0xa3)],
		['AVI', 'video/x-msvideo', () => Buffer.from('RIFF\x24\0\0\0AVI LIST', 'latin1')],
		['MPEG', 'video/mpeg', () => starting(0, 0, 1, 0xba)],
		['Windows Media', 'video/x-ms-wmv', () => starting(0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66)],
		['MPEG transport stream', 'video/mp2t', () => starting(0x47, 0x40, 0, 0x10)],
	];

	it.each(files)('%s, with its type, as bytes, and without a type', async (_, mimeType, make) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		const body = await make();
		for (const type of [mimeType, 'application/octet-stream', undefined]) {
			const headers = type ? typed(type) : {};
			google.control.fail({ host: MEDIA_HOST, status: 200, body, ...headers });
		}
		const items = idItems(mediaItemIds);
		const result = await google.succeed({ parameters: download({ concurrency: 1 }), items });
		expect(result.items).toHaveLength(3);
		for (const item of result.items) expect(sha256(await readBinary(item))).toBe(sha256(body));
	});
});

describe('picked media items: download takes for a file only what can be one', () => {
	it.each(notAFile.filter(([what]) => /^(status|a page as a JPEG|a page without)/.test(what)))(
		'not %s',
		async (_, response, says) => {
			const [sessionId] = await pickedSessions(google, 1);
			google.control.fail({ host: MEDIA_HOST, times: 99, ...response });
			const options = { deleteSession: true };
			const parameters = getMediaItems(sessionId, { download: true, options });
			const result = await google.succeed({ parameters, onError });
			expectNoFile(result, says);
			expect(google.control.pickerSessions()).toHaveLength(1);
		},
		30_000,
	);
});
