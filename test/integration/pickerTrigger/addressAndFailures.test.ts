import { StoredCredential, USER_ID, useSimulatedGoogle } from '../support';
import { PickerPageClient } from '../support/pickerPageClient';

const google = useSimulatedGoogle();

beforeEach(() => {
	google.control.seedPersonalLibrary({
		userId: USER_ID,
		photos: 6,
		videos: 1,
		width: 40,
		height: 30,
	});
});

describe('bad addresses', () => {
	it('refuses a forged one without asking Google', async () => {
		const client = new PickerPageClient(google);
		const address = await client.choose();
		google.control.clearRequests();
		const forged = address.replace(/.{3}$/, 'AAA');
		for (const bad of [
			forged,
			'?picking=',
			'?picking=a.b',
			`${address}x`,
			'?picking[]=1&picking=2',
		]) {
			const { status, state, started, page } = await client.open(bad);
			if (bad.includes('[]')) expect(status).toBeGreaterThanOrEqual(400);
			else expect([status, state, started]).toEqual([403, 'refused', undefined]);
			expect(page.querySelector('a[href="?"]')).not.toBeNull();
		}
		expect(google.requests()).toHaveLength(0);
	});

	it('refuses one of another workflow', async () => {
		const address = await new PickerPageClient(google, { workflowId: 'another' }).choose();
		const { status, started } = await new PickerPageClient(google).open(address);
		expect([status, started]).toEqual([403, undefined]);
	});

	it('refuses one signed under another client secret', async () => {
		const client = new PickerPageClient(google);
		const address = await client.choose();
		const { data } = google.credential;
		const replaced = new StoredCredential({ ...data, clientSecret: 'another' });
		jest.spyOn(google, 'credential', 'get').mockReturnValue(replaced);
		expect((await client.open(address)).status).toBe(403);
		jest.restoreAllMocks();
	});

	it('refuses an expired one without asking Google', async () => {
		google.control.setPicker({ sessionLifetimeSeconds: 60 });
		const client = new PickerPageClient(google);
		const address = await client.choose();
		google.control.clearRequests();
		jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
		const { status, page, started } = await client.open(address);
		jest.restoreAllMocks();
		expect([status, started]).toEqual([410, undefined]);
		expect(page.querySelector('h1')?.text).toContain('expired');
		expect(google.requests()).toHaveLength(0);
	});

	it('says so when the session is gone', async () => {
		const client = new PickerPageClient(google);
		const address = await client.begin();
		const [{ id }] = google.control.pickerSessions();
		await google.succeed({
			parameters: { resource: 'pickerSession', operation: 'delete', sessionId: id },
		});
		const { status, page } = await client.open(address);
		expect(status).toBe(410);
		expect(page.querySelector('h1')?.text).toContain('no longer exists');
	});

	it('stops asking after the time Google gives, but still takes the photos', async () => {
		google.control.setPicker({ timeoutSeconds: 0 });
		const client = new PickerPageClient(google);
		const address = await client.begin();
		const late = await client.open(address);
		expect(late.html).not.toContain('http-equiv="refresh"');
		expect(late.page.querySelectorAll('script')).toHaveLength(0);
		client.pick(1);
		expect((await client.open(address)).state).toBe('done');
	});
});

describe('the picker trigger when something fails', () => {
	const serverError = { status: 500, body: { error: { message: 'secret internals' } } };

	it('keeps asking when Google fails for a moment', async () => {
		const client = new PickerPageClient(google);
		const address = await client.begin();
		google.control.fail({ route: 'GET /v1/sessions/{sessionId}', times: 9, ...serverError });
		const { status, state, html, started } = await client.open(address);
		expect([status, state, started]).toEqual([502, 'trouble', undefined]);
		expect(html).toContain('http-equiv="refresh"');
		expect(html).not.toContain('secret internals');
		google.control.clearFaults();
		expect((await client.open(address)).state).toBe('waiting');
	});

	it('tells who tests the workflow what it was', async () => {
		google.control.revoke('integration');
		const { status, html } = await new PickerPageClient(google, { mode: 'manual' }).request(
			'POST',
			'?',
		);
		expect(status).toBe(502);
		expect(html).toContain('has to be connected again');
	});

	it('has no page for wrong settings, and starts nothing', async () => {
		for (const parameters of [
			{ whenDone: 'redirect', redirectUrl: 'javascript:alert(1)' },
			{ options: { maxItemCount: 3000 } },
		]) {
			const { status, started, html } = await new PickerPageClient(google, { parameters }).request(
				'POST',
				'?',
			);
			expect([status, started]).toEqual([500, undefined]);
			expect(html).not.toContain('javascript:');
		}
		expect(google.requests()).toHaveLength(0);
	});

	it('responds with 503 when Google has too many open sessions', async () => {
		google.control.setPicker({ maxOpenSessions: 0 });
		expect((await new PickerPageClient(google).request('POST', '?')).status).toBe(503);
	});
});
