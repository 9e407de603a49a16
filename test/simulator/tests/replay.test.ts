import { recordedResponses, startSimulator, type Simulator } from '..';
import { REBUILT } from '../recorded/rebuilt';
import { wireResponse } from '../recorded/wire';
import { postControl } from './support/controlApi';
import { proxyFetch, type Fetch } from './support/proxyFetch';

const URL = 'https://photoslibrary.googleapis.com/v1/albums';
const ids = recordedResponses.map(({ id }) => id);
let simulator: Simulator;
let browse: Fetch;

beforeAll(async () => {
	simulator = await startSimulator();
	browse = proxyFetch(simulator);
});
afterAll(() => simulator.stop());
beforeEach(() => simulator.control.reset());

async function replayed(id: string) {
	simulator.control.replay(id, { route: 'GET /v1/albums' });
	const response = await browse(URL);
	return { response, text: await response.text() };
}

test('every recorded response has a name of its own, a source and a date', () => {
	expect(new Set(ids).size).toBe(ids.length);
	for (const { source, date, situation, call } of recordedResponses) {
		expect([source, date, situation, call]).not.toContain('');
	}
	expect(Object.keys(REBUILT).filter((id) => !ids.includes(id))).toEqual([]);
});

test('none of them holds an id, a token or a project of anybody', () => {
	for (const { headers, body } of recordedResponses) {
		const text = JSON.stringify([headers, body]);
		// What is long and not cut off is filled up with x.
		for (const [word] of text.matchAll(/[\w-]{40,}/g)) expect(word).toMatch(/^.{8}x+$/);
		for (const [number] of text.matchAll(/\d{11,}/g)) {
			expect(['123456789012', '000000000000']).toContain(number);
		}
	}
});

test.each(ids.filter((id) => REBUILT[id] !== null && !REBUILT[id]?.drop))(
	'%s is given as it was recorded',
	async (id) => {
		const recorded = recordedResponses.find((one) => one.id === id);
		const { response, text } = await replayed(id);
		if (recorded?.status) expect(response.status).toBe(recorded.status);
		if (!REBUILT[id] && typeof recorded?.body === 'object') {
			expect(JSON.parse(text)).toEqual(recorded.body);
		}
	},
);

test.each([
	['batchCreate-token-of-final-session', 'Request must contain a valid upload token.'],
	['batchCreate-more-than-50', 'Request must have less than 50 items.'],
	['batchCreate-storage-full-grpc', /^The remaining storage in the user's account is not enough/],
	['batchCreate-foreign-album-go', 'No permission to add media items to this album.'],
	['batchCreate-foreign-album-grpc', 'No permission to add media items to this album.'],
	['batchCreate-invalid-album', 'Invalid album ID.'],
	['batchCreate-deleted-album', 'The provided ID does not match any albums'],
	['batchCreate-409', 'The operation was aborted.'],
	['batchCreate-429-concurrent-minutes-apart', /^Quota exceeded for quota 'concurrent write/],
	['batchRemove-refused-again', 'Request contains an invalid media item id.'],
	['albumsCreate-api-not-enabled', /^Photos Library API has not .* propagate .* and retry\.$/],
	['albumsList-daily-quota-shared-client', /^Quota exceeded .* 'All requests per day' .*'\.$/],
	['list-token-other-page-size', /^When using a page token, .* as the previous request$/],
])('Google’s words are taken out of those of a client: %s', async (id, words) => {
	const { error } = JSON.parse((await replayed(id)).text) as { error: { message: string } };
	expect(error.message).toEqual(typeof words === 'string' ? words : expect.stringMatching(words));
});

test('what the upload endpoint sends is JSON that calls itself a page', async () => {
	const { response, text } = await replayed('uploads-401-with-headers');
	expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8');
	expect(response.headers.get('server')).toBe('UploadServer');
	expect(text).toHaveLength(71);
});

test('a lost item is a picture, a redirect has its address', async () => {
	simulator.control.replay('bytes-lost-item', { route: 'GET /v1/albums' });
	expect((await (await browse(URL)).arrayBuffer()).byteLength).toBe(832);
	const { response } = await replayed('video-redirect');
	expect(response.headers.get('location')).toMatch(
		/^https:\/\/video-downloads\.googleusercontent\.com\//,
	);
});

test('the conditions of a fault hold, also over HTTP', async () => {
	const conditions = { route: 'GET /v1/albums', skip: 1, times: 2 };
	await postControl(simulator, 'replay', 'albumsList-503', conditions);
	const statuses = [];
	for (let n = 0; n < 4; n++) statuses.push((await browse(URL)).status);
	expect(statuses).toEqual([401, 503, 503, 401]);
});

test('what is unknown, or no single response, is refused', async () => {
	expect(() => wireResponse('nothing')).toThrow('There is no recorded response nothing');
	const { status, result } = await postControl(simulator, 'replay', 'video-range-ignored');
	expect([status, (result as { error: string }).error]).toEqual([
		400,
		expect.stringContaining('is no single response'),
	]);
});
