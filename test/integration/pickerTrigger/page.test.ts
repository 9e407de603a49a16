import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { contentOf, run, simulated, StoredCredential } from '../support/engine';
import { Visitor } from '../support/pickerPageClient';

const google = simulated();
const SECRETS = /ya29|Bearer|integration-secret|refresh/i;

beforeEach(() => {
	google.control.seedPersonalLibrary({
		userId: 'integration',
		photos: 6,
		videos: 1,
		width: 40,
		height: 30,
	});
});

/** Opens the page, presses the button, chooses in Google Photos. */
async function choose(visitor: Visitor, count = 3): Promise<string> {
	const address = await visitor.begin();
	visitor.pick(count);
	return address;
}

/** Runs the execution that a call of the page has started. */
async function execute(visitor: Visitor, parameters: INodeParameters = {}) {
	const type = 'googlePhotosPickerTrigger';
	return await google.run({ type, parameters, items: visitor.starts[0] });
}

describe('the page of the picker trigger', () => {
	it('creates no session when it is opened', async () => {
		const visitor = new Visitor(google, {
			parameters: { pageTitle: 'Our <summer>', pageText: 'A & B' },
		});
		const { status, state, page, started } = await visitor.open();
		expect([status, state, started]).toEqual([200, 'start', undefined]);
		expect(page.querySelector('h1')?.innerHTML).toBe('Our &lt;summer&gt;');
		expect(page.querySelector('form')?.getAttribute('method')).toBe('post');
		expect(google.requests()).toHaveLength(0);
	});

	it('sends headers that keep the page to itself', async () => {
		const { headers, page } = await new Visitor(google).open();
		const policy = headers['content-security-policy'];
		const nonce = page.querySelector('style')?.getAttribute('nonce');
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).toContain(`style-src 'nonce-${nonce}'`);
		expect(policy).not.toContain('unsafe');
		expect(headers).toMatchObject({
			'content-type': 'text/html; charset=utf-8',
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
			'cache-control': 'no-store',
		});
		expect((await new Visitor(google).open()).headers['content-security-policy']).not.toBe(policy);
	});

	it('goes from the button to the photos', async () => {
		google.control.setPicker({ pollIntervalSeconds: 7 });
		const visitor = new Visitor(google);
		const address = await visitor.begin();
		expect(google.counts()).toEqual({ 'POST /v1/sessions': 1 });

		const waiting = await visitor.open(address);
		expect([waiting.status, waiting.state, waiting.started]).toEqual([200, 'waiting', undefined]);
		expect(waiting.page.querySelector('main')?.getAttribute('data-after')).toBe('7');
		const link = waiting.page.querySelector('a.button');
		const { pickerUri } = google.control.pickerSessions()[0];
		expect(link?.getAttribute('href')).toBe(`${pickerUri}/autoclose`);
		expect(link?.getAttribute('rel')).toContain('noopener');

		const sessionId = visitor.pick(3);
		const done = await visitor.open(address);
		expect([done.status, done.state]).toEqual([200, 'done']);
		expect(done.started).toEqual([{ json: { sessionId } }]);

		const { json, items, error } = await execute(visitor);
		expect(error).toBeUndefined();
		expect(json).toHaveLength(3);
		expect(json[0]).toMatchObject({ sessionId, filename: expect.any(String) as string });
		expect(items[0].binary).toBeUndefined();
		expect(google.counts()).toMatchObject({ 'GET /v1/mediaItems': 1 });
	});

	it('tells visitors no secret', async () => {
		const visitor = new Visitor(google);
		const first = await visitor.open();
		const address = await choose(visitor);
		for (const { html, headers } of [
			first,
			await visitor.open(address),
			await visitor.open(address),
		]) {
			expect(html + JSON.stringify(headers)).not.toMatch(SECRETS);
		}
		expect(address).not.toMatch(SECRETS);
	});

	it('asks for no more items than the option allows', async () => {
		const visitor = new Visitor(google, { parameters: { options: { maxItemCount: 2 } } });
		await visitor.begin();
		expect(google.control.pickerSessions()[0].maxItemCount).toBe(2);
	});

	it('sends the visitor on when it is done', async () => {
		const parameters = { whenDone: 'redirect', redirectUrl: 'https://example.com/a?b="c"' };
		const visitor = new Visitor(google, { parameters });
		const { page, state } = await visitor.open(await choose(visitor));
		expect(state).toBe('done');
		const goal = 'https://example.com/a?b=%22c%22';
		expect(page.querySelector('main')?.getAttribute('data-go')).toBe(goal);
		expect(page.querySelector('meta[http-equiv="refresh"]')?.getAttribute('content')).toBe(
			`0; url=${goal}`,
		);
	});

	it('does not press its button for other sites', async () => {
		const { status } = await new Visitor(google).request('POST', '?', {
			'sec-fetch-site': 'cross-site',
		});
		expect(status).toBe(403);
		expect(google.requests()).toHaveLength(0);
	});
});

describe('the workflow behind the page', () => {
	const parameters = { download: true, options: { size: 'original' } };

	it('gets the files, and the session is tidied away', async () => {
		const visitor = new Visitor(google, { parameters });
		await visitor.open(await choose(visitor, 7));
		const { items, error } = await execute(visitor, parameters);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(7);
		for (const item of items) expect((await contentOf(item)).length).toBeGreaterThan(0);
		expect(google.control.pickerSessions()).toEqual([]);
	});

	it('says what to do when it is run without a visitor', async () => {
		const { error } = await google.run({ type: 'googlePhotosPickerTrigger', parameters: {} });
		expect(error?.message).toContain('Nobody has chosen photos yet');
	});

	it('fails as an execution when Google fails, and succeeds when it is run again', async () => {
		const visitor = new Visitor(google);
		await visitor.open(await choose(visitor));
		google.control.fail({ route: 'GET /v1/mediaItems', status: 400 });
		expect((await execute(visitor)).error).toBeDefined();
		expect((await execute(visitor)).json).toHaveLength(3);
	});
});

describe('once and not twice', () => {
	it('starts once when two polls arrive together', async () => {
		const visitor = new Visitor(google);
		const address = await choose(visitor);
		const stored = JSON.stringify(visitor.staticData);
		const other = new Visitor(google, {}, JSON.parse(stored) as IDataObject);
		google.control.setLatency({ 'GET /v1/sessions/{sessionId}': 50 });
		const visits = await Promise.all([
			visitor.open(address),
			other.open(address),
			visitor.open(address),
		]);
		expect(visits.filter(({ started }) => started)).toHaveLength(1);
		expect(visits.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
	});

	it('does not start again when the address is opened again', async () => {
		const visitor = new Visitor(google);
		const address = await choose(visitor);
		await visitor.open(address);
		const again = await visitor.open(address);
		expect([again.status, again.state, again.started]).toEqual([410, 'refused', undefined]);
		expect(again.page.querySelector('a[href="?"]')).not.toBeNull();
	});

	it('notes what it started in the memory that n8n saves, in few bytes', async () => {
		const visitor = new Visitor(google);
		expect(visitor.staticData).toEqual({});
		await visitor.open(await choose(visitor));
		const { claimed } = visitor.staticData['node:Google Photos'] as { claimed: object };
		const notes = Object.keys(claimed).length;
		expect(notes).toBeGreaterThan(0);
		expect(JSON.stringify(claimed).length).toBeLessThan(40 * notes);
	});

	it('starts nothing after a restart of n8n', async () => {
		const visitor = new Visitor(google);
		const address = await choose(visitor);
		await visitor.open(address);
		const saved = JSON.parse(JSON.stringify(visitor.staticData)) as IDataObject;
		// Another mode does not share what this process remembers, as a new process would not.
		const restarted = new Visitor(google, { mode: 'trigger' }, saved);
		const { status, started } = await restarted.open(address);
		expect([status, started]).toEqual([410, undefined]);
	});
});

describe('bad addresses', () => {
	it('refuses a forged one without asking Google', async () => {
		const visitor = new Visitor(google);
		const address = await choose(visitor);
		google.control.clearRequests();
		const forged = address.replace(/.{3}$/, 'AAA');
		for (const bad of [
			forged,
			'?picking=',
			'?picking=a.b',
			`${address}x`,
			'?picking[]=1&picking=2',
		]) {
			const { status, state, started, page } = await visitor.open(bad);
			if (bad.includes('[]')) expect(status).toBeGreaterThanOrEqual(400);
			else expect([status, state, started]).toEqual([403, 'refused', undefined]);
			expect(page.querySelector('a[href="?"]')).not.toBeNull();
		}
		expect(google.requests()).toHaveLength(0);
	});

	it('refuses one of another workflow', async () => {
		const address = await choose(new Visitor(google, { workflowId: 'another' }));
		const { status, started } = await new Visitor(google).open(address);
		expect([status, started]).toEqual([403, undefined]);
	});

	it('refuses one signed under another client secret', async () => {
		const visitor = new Visitor(google);
		const address = await choose(visitor);
		const { data } = google.credential;
		const replaced = new StoredCredential({ ...data, clientSecret: 'another' });
		jest.spyOn(google, 'credential', 'get').mockReturnValue(replaced);
		expect((await visitor.open(address)).status).toBe(403);
		jest.restoreAllMocks();
	});

	it('refuses an expired one without asking Google', async () => {
		google.control.setPicker({ sessionLifetimeSeconds: 1 });
		const visitor = new Visitor(google);
		const address = await choose(visitor);
		google.control.clearRequests();
		await new Promise((resolve) => setTimeout(resolve, 1100));
		const { status, page, started } = await visitor.open(address);
		expect([status, started]).toEqual([410, undefined]);
		expect(page.querySelector('h1')?.text).toContain('expired');
		expect(google.requests()).toHaveLength(0);
	});

	it('says so when the session is gone', async () => {
		const visitor = new Visitor(google);
		const address = await visitor.begin();
		const [{ id }] = google.control.pickerSessions();
		await run({
			credential: google.credential,
			parameters: { resource: 'pickerSession', operation: 'delete', sessionId: id },
		});
		const { status, page } = await visitor.open(address);
		expect(status).toBe(410);
		expect(page.querySelector('h1')?.text).toContain('no longer exists');
	});

	it('stops asking after the time Google gives, but still takes the photos', async () => {
		google.control.setPicker({ timeoutSeconds: 0 });
		const visitor = new Visitor(google);
		const address = await visitor.begin();
		const late = await visitor.open(address);
		expect(late.html).not.toContain('http-equiv="refresh"');
		expect(late.page.querySelectorAll('script')).toHaveLength(0);
		visitor.pick(1);
		expect((await visitor.open(address)).state).toBe('done');
	});
});

describe('a page behind a password', () => {
	const guard = { user: 'ärger', password: 'open: sesame' };
	const basic = (text: string) => ({
		authorization: `Basic ${Buffer.from(text).toString('base64')}`,
	});

	it.each([
		['nothing', {}],
		['another password', basic('ärger:open')],
		['another name', basic('x:open: sesame')],
		['another scheme', { authorization: 'Bearer open: sesame' }],
		['rubbish', { authorization: 'Basic ' }],
	])('lets nobody in with %s', async (_, headers) => {
		const visitor = new Visitor(google, { guard });
		for (const method of ['GET', 'POST'] as const) {
			const visit = await visitor.request(method, '?', headers);
			expect(visit.status).toBe(401);
			expect(visit.headers['www-authenticate']).toMatch(/^Basic realm=/);
		}
		expect(google.requests()).toHaveLength(0);
	});

	it('opens with name and password, on every call', async () => {
		const visitor = new Visitor(google, { guard });
		const headers = basic('ärger:open: sesame');
		expect((await visitor.open('', headers)).state).toBe('start');
		const address = await visitor.begin(headers);
		visitor.pick(1);
		expect((await visitor.open(address)).status).toBe(401);
		expect((await visitor.open(address, headers)).state).toBe('done');
	});

	it('lets nobody in when the credential has no password', async () => {
		const visitor = new Visitor(google, { guard: { user: '', password: '' } });
		expect((await visitor.open('', basic(':'))).status).toBe(401);
	});
});

describe('faults', () => {
	const trouble = { status: 500, body: { error: { message: 'secret internals' } } };

	it('keeps asking when Google stumbles', async () => {
		const visitor = new Visitor(google);
		const address = await visitor.begin();
		google.control.fail({ route: 'GET /v1/sessions/{sessionId}', times: 9, ...trouble });
		const { status, state, html, started } = await visitor.open(address);
		expect([status, state, started]).toEqual([502, 'trouble', undefined]);
		expect(html).toContain('http-equiv="refresh"');
		expect(html).not.toContain('secret internals');
		google.control.clearFaults();
		expect((await visitor.open(address)).state).toBe('waiting');
	});

	it('tells who tests the workflow what it was', async () => {
		google.control.revoke('integration');
		const { status, html } = await new Visitor(google, { mode: 'manual' }).request('POST', '?');
		expect(status).toBe(502);
		expect(html).toContain('has to be connected again');
	});

	it('has no page for wrong settings, and starts nothing', async () => {
		for (const parameters of [
			{ whenDone: 'redirect', redirectUrl: 'javascript:alert(1)' },
			{ options: { maxItemCount: 3000 } },
		]) {
			const { status, started, html } = await new Visitor(google, { parameters }).request(
				'POST',
				'?',
			);
			expect([status, started]).toEqual([500, undefined]);
			expect(html).not.toContain('javascript:');
		}
		expect(google.requests()).toHaveLength(0);
	});

	it('answers 503 when Google has too many open sessions', async () => {
		google.control.setPicker({ maxOpenSessions: 0 });
		expect((await new Visitor(google).request('POST', '?')).status).toBe(503);
	});
});
