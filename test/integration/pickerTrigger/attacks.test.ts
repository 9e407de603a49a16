import { StoredCredential, useSimulatedGoogle } from '../support';
import {
	PickerPageClient,
	letTimePass,
	usePersonalLibrary,
	type PageResponse,
} from '../support/pickerPageClient';
import { SESSION_GET } from '../support/pickerSessions';

const google = useSimulatedGoogle();
usePersonalLibrary(google);

const attack = `</title></style><script>alert(1)</script><img src=x onerror='alert(2)'>"&amp;`;

/** Nothing that somebody wrote runs, loads, or looks like the page's own parts. */
function expectHarmless({ html, page, headers }: PageResponse): void {
	const policy = headers['content-security-policy'];
	for (const script of page.querySelectorAll('script, style')) {
		expect(policy).toContain(`'nonce-${script.getAttribute('nonce')}'`);
	}
	expect(html).not.toMatch(/<script>|<img|<iframe/i);
	for (const element of page.querySelectorAll('*')) {
		for (const name of Object.keys(element.attributes)) expect(name).not.toMatch(/^on/i);
	}
	for (const value of Object.values(headers)) expect(value).not.toMatch(/[\r\n]/);
}

describe('markup', () => {
	it('in every field is only text', async () => {
		const options = Object.fromEntries(
			['accountHint', 'buttonLabel', 'completionTitle', 'pickerButtonLabel', 'waitingText'].map(
				(name) => [name, attack],
			),
		);
		const fields = { pageTitle: attack, pageText: attack, completionMessage: attack };
		const client = new PickerPageClient(google, { parameters: { ...fields, options } });
		const address = await client.begin();
		const responses = [await client.open(), await client.open(address)];
		client.pick(1);
		letTimePass(5);
		responses.push(await client.open(address), await client.open(address));
		for (const response of responses) expectHarmless(response);
		expect(responses[0].page.querySelector('h1')?.innerHTML).toContain('&lt;script&gt;');
	});

	it.each(['webhook', 'manual'] as const)("in Google's words is only text (%s)", async (mode) => {
		const client = new PickerPageClient(google, { mode });
		const address = await client.begin();
		for (const status of [400, 403, 500]) {
			const body = { error: { code: status, message: attack, status: attack } };
			google.control.fail({ route: SESSION_GET, status, body, times: 9 });
			const response = await client.open(address);
			google.control.clearFaults();
			expect([response.status, response.state]).toEqual([502, 'error']);
			expectHarmless(response);
		}
	});

	it("in Google's address of the picker is only an address", async () => {
		const client = new PickerPageClient(google);
		const address = await client.begin();
		const pickerUri = `https://photos.google.com/picker/"><script>alert(1)</script>\r\nX-A: b`;
		google.control.fail({ route: SESSION_GET, status: 200, body: { id: 'x', pickerUri } });
		const response = await client.open(address);
		expect(response.state).toBe('waiting');
		expectHarmless(response);
		const href = response.page.querySelector('a.button')?.getAttribute('href') ?? '';
		expect(new URL(href).host).toBe('photos.google.com');
	});

	it('in what a visitor sends is only text', async () => {
		for (const parameters of [{}, { authentication: 'nothing' }]) {
			const client = new PickerPageClient(google, { parameters });
			const headers = { host: attack, origin: attack, cookie: `googlePhotosPicking=${attack}` };
			expectHarmless(await client.open(`?picking=${encodeURIComponent(attack)}`, headers));
			expectHarmless(await client.request('POST', '?', headers));
		}
	});
});

describe('addresses', () => {
	it.each([
		['another workflow', { workflowId: 'another' }],
		['another node', { nodeId: 'another' }],
	])('are of no use at %s', async (_, where) => {
		const address = await new PickerPageClient(google).choose();
		const { status, started } = await new PickerPageClient(google, where).open(address);
		expect([status, started]).toEqual([403, undefined]);
	});

	it('are refused before a secret is read when they are malformed', async () => {
		const client = new PickerPageClient(google);
		// A credential that would fail the request as soon as it was asked for its secret.
		const { data } = google.credential;
		const empty = new StoredCredential({ ...data, clientSecret: '' });
		jest.spyOn(google, 'credential', 'get').mockReturnValue(empty);
		const long = 'a'.repeat(50_000);
		for (const bad of ['', '.', 'a', 'a.b', '../x', `${long}.${long}`, `a.${'ü'.repeat(43)}`]) {
			const { status } = await client.open(`?picking=${encodeURIComponent(bad)}`);
			expect(status).toBe(403);
		}
		expect((await client.open(`?picking=a.${'a'.repeat(43)}`)).status).toBe(500);
		expect(google.requests()).toHaveLength(0);
	});
});

describe('the way on at the end', () => {
	it.each([
		'javascript:alert(1)',
		'data:text/html,<script>alert(1)</script>',
		'//evil.example.com',
		'https:evil.example.com',
		' ',
		'https://',
	])('leads to no such address: %s', async (redirectUrl) => {
		const parameters = { respondWith: 'redirect', redirectUrl };
		const response = await new PickerPageClient(google, { parameters }).open();
		expect([response.status, response.state]).toEqual([500, 'refused']);
		expectHarmless(response);
	});

	it('is no header, and holds no other one', async () => {
		const redirectUrl = 'https://example.com/a\r\nSet-Cookie: a=b"><script>alert(1)</script>';
		const parameters = { respondWith: 'redirect', redirectUrl };
		const client = new PickerPageClient(google, { parameters });
		const response = await client.open(await client.choose());
		expect(response.state).toBe('done');
		expect(response.headers).not.toHaveProperty('location');
		expect(response.headers).not.toHaveProperty('set-cookie');
		expectHarmless(response);
	});
});
