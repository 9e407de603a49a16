import type { Browser } from 'playwright-core';

import { startSimulator } from '..';
import type { Simulator } from '..';
import { findBrowser, launchBrowser } from '../../support/browser';
import { postControl } from './support/controlApi';
import { API, SCOPE, type PickedList, type SessionBody } from './support/picker';
import { proxyFetch, type Fetch } from './support/proxyFetch';
import { CLIENT } from './support/service';

const READ = 'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata';

let simulator: Simulator;
let call: Fetch;
let headers: Record<string, string>;

beforeAll(async () => {
	simulator = await startSimulator();
	call = proxyFetch(simulator);
});

afterAll(() => simulator.stop());

beforeEach(() => {
	const { control } = simulator;
	control.reset();
	control.createClient({ clientId: CLIENT, clientSecret: 'a-secret', redirectUris: ['*'] });
	const { access_token } = control.issueTokens({
		clientId: CLIENT,
		userId: 'demo',
		scopes: [SCOPE, READ],
	});
	headers = { authorization: `Bearer ${access_token}` };
});

const json = async <Body>(url: string, method = 'GET', body?: string) =>
	(await (await call(url, { method, headers, body })).json()) as Body;
const create = (maxItemCount = 3) =>
	json<SessionBody>(
		`https://${API}/v1/sessions`,
		'POST',
		JSON.stringify({ pickingConfig: { maxItemCount } }),
	);
const list = (id: string) => json<PickedList>(`https://${API}/v1/mediaItems?sessionId=${id}`);

describe('the Picker API in the running simulator', () => {
	it('is reached through the proxy and controlled over HTTP', async () => {
		const { id, pickerUri } = await create();
		expect((await call(pickerUri)).status).toBe(200);
		expect((await postControl(simulator, 'pick', { sessionId: id, count: 4 })).status).toBe(400);
		expect(await postControl(simulator, 'pick', { sessionId: id, count: 2 })).toMatchObject({
			status: 200,
		});
		const { mediaItems = [] } = await list(id);
		expect(mediaItems).toHaveLength(2);
		const { baseUrl } = mediaItems[0].mediaFile;
		expect((await call(`${baseUrl}=d`)).status).toBe(401);
		expect((await call(`${baseUrl}=d`, { headers })).status).toBe(200);
		expect(simulator.control.counts()).toMatchObject({
			[`${API} POST /v1/sessions`]: 1,
			[`${API} GET /v1/mediaItems`]: 1,
			'photos.google.com GET /integration/picker/{key}': 1,
			'lh3.googleusercontent.com GET /ppa/{baseUrl}': 2,
		});
	});

	it('shares the host of media bytes with the Library API', async () => {
		await simulator.control.seed({ clientId: CLIENT, userId: 'demo', mediaItems: 1 });
		const url = 'https://photoslibrary.googleapis.com/v1/mediaItems';
		const { mediaItems } = await json<{ mediaItems: Array<{ baseUrl: string }> }>(url);
		expect((await call(`${mediaItems[0].baseUrl}=d`)).status).toBe(200);
		expect((await call('https://lh3.googleusercontent.com/other')).status).toBe(404);
	});

	it('is disabled separately from the Library API', async () => {
		simulator.control.setApiEnabled(CLIENT, API, false);
		expect((await call(`https://${API}/v1/sessions/x`, { headers })).status).toBe(403);
		expect((await call('https://photoslibrary.googleapis.com/v1/albums', { headers })).status).toBe(
			200,
		);
	});

	it('takes faults', async () => {
		simulator.control.fail({ route: 'POST /v1/sessions', status: 503 });
		expect((await call(`https://${API}/v1/sessions`, { method: 'POST', headers })).status).toBe(
			503,
		);
		expect((await call(`https://${API}/v1/sessions`, { method: 'POST', headers })).status).toBe(
			200,
		);
	});

	it('seeds thousands of items in a moment', async () => {
		const { result } = await postControl(simulator, 'seedPersonalLibrary', {
			userId: 'demo',
			photos: 2500,
			videos: 10,
		});
		expect(result).toMatchObject({ mediaItemIds: { length: 2510 } });
		const { id, pickerUri } = await create(9000);
		expect(await (await call(pickerUri)).text()).toContain('IMG_2500.jpg');
		expect((await postControl(simulator, 'pick', { sessionId: id, count: 2001 })).status).toBe(400);
		expect((await postControl(simulator, 'pick', { sessionId: id, count: 2000 })).status).toBe(200);
	});
});

const hasBrowser = findBrowser() !== undefined;
// Nobody reads a skipped test in continuous integration: there, launching fails with what to do.
const isSkipped = !hasBrowser && !process.env.CI;
if (isSkipped) console.warn('Skipped: the page in a browser. There is no Chromium or Chrome here.');

(isSkipped ? describe.skip : describe)('the page in a browser', () => {
	let browser: Browser;

	beforeAll(async () => {
		browser = await launchBrowser(simulator);
	});
	afterAll(() => browser?.close());

	it('takes ticks up to the limit and shares them with the app', async () => {
		const { id, pickerUri } = await create(2);
		const page = await browser.newPage({ ignoreHTTPSErrors: true });
		await page.goto(pickerUri);
		await page.getByRole('checkbox', { name: 'IMG_0002.jpg' }).check();
		await page.getByRole('checkbox', { name: 'VID_0001.mp4 (video)' }).check();
		expect(await page.getByRole('status').textContent()).toBe('2 selected, at most 2');
		expect(await page.getByRole('checkbox', { name: 'IMG_0003.jpg' }).isDisabled()).toBe(true);
		expect(await page.evaluate<number>('document.images[0].naturalWidth')).toBe(160);
		await page.getByRole('button', { name: 'Done' }).click();
		await page.getByRole('heading', { name: 'Done' }).waitFor();
		const { mediaItems = [] } = await list(id);
		expect(mediaItems.map(({ mediaFile }) => mediaFile.filename)).toEqual([
			'IMG_0002.jpg',
			'VID_0001.mp4',
		]);
	});

	it('closes its tab at the end where that was asked for', async () => {
		const { id, pickerUri } = await create();
		const opener = await browser.newPage({ ignoreHTTPSErrors: true });
		const opened = opener.waitForEvent('popup');
		await opener.evaluate(`void window.open('${pickerUri}/autoclose')`);
		const page = await opened;
		await page.getByRole('checkbox', { name: 'IMG_0001.jpg' }).check();
		const closed = page.waitForEvent('close');
		await page.getByRole('button', { name: 'Done' }).click();
		await closed;
		expect((await list(id)).mediaItems).toHaveLength(1);
	});
});
