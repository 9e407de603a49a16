import { useSimulatedGoogle } from '../support';
import { PickerPageClient, letTimePass, usePersonalLibrary } from '../support/pickerPageClient';

const google = useSimulatedGoogle();
const SECRETS = /ya29|Bearer|integration-secret|refresh/i;

usePersonalLibrary(google);

describe('the page of the picker trigger', () => {
	it('creates no session when it is opened', async () => {
		const client = new PickerPageClient(google, {
			parameters: { pageTitle: 'Our <summer>', pageText: 'A & B' },
		});
		const { status, state, page, started } = await client.open();
		expect([status, state, started]).toEqual([200, 'start', undefined]);
		expect(page.querySelector('h1')?.innerHTML).toBe('Our &lt;summer&gt;');
		expect(page.querySelector('form')?.getAttribute('method')).toBe('post');
		expect(google.requests()).toHaveLength(0);
	});

	it('sends headers that keep the page to itself', async () => {
		const { headers, page } = await new PickerPageClient(google).open();
		const policy = headers['content-security-policy'];
		const nonce = page.querySelector('style')?.getAttribute('nonce');
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).toContain(`style-src 'nonce-${nonce}'`);
		expect(policy).not.toContain('unsafe');
		expect(headers).toMatchObject({
			'content-type': 'text/html; charset=utf-8',
			'x-content-type-options': 'nosniff',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
			'x-frame-options': 'DENY',
			'referrer-policy': 'same-origin',
			'cache-control': 'no-store',
		});
		const client = new PickerPageClient(google);
		expect((await client.open()).headers['content-security-policy']).not.toBe(policy);
		// Its address holds what must not get out.
		const waiting = await client.open(await client.begin());
		expect(waiting.headers['referrer-policy']).toBe('no-referrer');
	});

	it('goes from the button to the photos', async () => {
		google.control.setPicker({ pollIntervalSeconds: 7 });
		const client = new PickerPageClient(google);
		const address = await client.begin();
		expect(google.counts()).toEqual({ 'POST /v1/sessions': 1 });

		const waiting = await client.open(address);
		expect([waiting.status, waiting.state, waiting.started]).toEqual([200, 'waiting', undefined]);
		expect(waiting.page.querySelector('main')?.getAttribute('data-after')).toBe('7');
		const link = waiting.page.querySelector('a.button');
		const { pickerUri } = google.control.pickerSessions()[0];
		expect(link?.getAttribute('href')).toBe(`${pickerUri}/autoclose`);
		expect(link?.getAttribute('rel')).toContain('noopener');

		const sessionId = client.pick(3);
		letTimePass(7);
		const done = await client.open(address);
		expect([done.status, done.state]).toEqual([200, 'done']);
		expect(done.started).toEqual([{ json: { sessionId } }]);

		const { json, items, error } = await client.execute();
		expect(error).toBeUndefined();
		expect(json).toHaveLength(3);
		expect(json[0]).toMatchObject({ sessionId, filename: expect.any(String) as string });
		expect(items[0].binary).toBeUndefined();
		expect(google.counts()).toMatchObject({ 'GET /v1/mediaItems': 1 });
	});

	it('tells nobody a secret', async () => {
		const client = new PickerPageClient(google);
		const first = await client.open();
		const address = await client.choose();
		for (const { html, headers } of [
			first,
			await client.open(address),
			await client.open(address),
		]) {
			expect(html + JSON.stringify(headers)).not.toMatch(SECRETS);
		}
		expect(address).not.toMatch(SECRETS);
	});

	it('asks for no more items than the option allows', async () => {
		const client = new PickerPageClient(google, { parameters: { options: { maxItemCount: 2 } } });
		await client.begin();
		expect(google.control.pickerSessions()[0].maxItemCount).toBe(2);
	});

	it('sends the visitor on when it is done', async () => {
		const parameters = { respondWith: 'redirect', redirectUrl: 'https://example.com/a?b="c"' };
		const client = new PickerPageClient(google, { parameters });
		const { page, state } = await client.open(await client.choose());
		expect(state).toBe('done');
		const goal = 'https://example.com/a?b=%22c%22';
		expect(page.querySelector('main')?.getAttribute('data-go')).toBe(goal);
		expect(page.querySelector('meta[http-equiv="refresh"]')?.getAttribute('content')).toBe(
			`0; url=${goal}`,
		);
	});
});
