import { useSimulatedGoogle } from '../support';
import { PickerPageClient, usePersonalLibrary } from '../support/pickerPageClient';

const google = useSimulatedGoogle();
usePersonalLibrary(google);

const host = 'n8n.example.com:8443';

describe("the page's button", () => {
	it.each([
		['another site', { 'sec-fetch-site': 'cross-site' }],
		['another host of the same site', { 'sec-fetch-site': 'same-site' }],
		['whatever is new', { 'sec-fetch-site': 'neighbor' }],
		['another origin over http', { host, origin: 'http://evil.example.com' }],
		['another port over http', { host, origin: 'http://n8n.example.com' }],
		['a hidden origin over http', { host, origin: 'null' }],
		['rubbish over http', { host, origin: 'http://' }],
		[
			'a script that names its own site as the host',
			{ host, origin: 'http://evil.example.com', 'x-forwarded-host': 'evil.example.com' },
		],
	])('is not pressed by %s', async (_, headers) => {
		const { status, started } = await new PickerPageClient(google).request('POST', '?', headers);
		expect([status, started]).toEqual([403, undefined]);
		expect(google.requests()).toHaveLength(0);
	});

	it.each([
		['the page itself', { 'sec-fetch-site': 'same-origin', origin: 'null', host }],
		['the person', { 'sec-fetch-site': 'none' }],
		['the page itself over http', { host, origin: 'http://n8n.example.com:8443' }],
		['the page itself as n8n knows it', { host: 'n8n', origin: 'http://localhost:5678' }],
		['a program', {}],
	])('is pressed by %s', async (_, headers) => {
		expect((await new PickerPageClient(google).request('POST', '?', headers)).status).toBe(303);
	});
});

describe('the page', () => {
	it.each([
		['a link in a chat', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
		['a bookmark', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
		['its own script', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }],
	])('opens by %s', async (_, headers) => {
		const client = new PickerPageClient(google);
		expect((await client.open('?', headers)).state).toBe('start');
		expect((await client.open(await client.begin(), headers)).state).toBe('waiting');
	});

	it.each(['cors', 'no-cors'])('does not start the workflow for a foreign %s', async (mode) => {
		const client = new PickerPageClient(google);
		const address = await client.choose();
		const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode };
		const { status, started } = await client.open(address, headers);
		expect([status, started]).toEqual([403, undefined]);
		expect((await client.open(address)).state).toBe('done');
	});

	it('cannot be read by the scripts of other sites', async () => {
		const client = new PickerPageClient(google);
		const { headers } = await client.open('?', { origin: 'https://evil.example.com' });
		expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
	});
});
