import { StoredCredential, useSimulatedGoogle } from '../support';
import { PickerPageClient, letTimePass, usePersonalLibrary } from '../support/pickerPageClient';

const google = useSimulatedGoogle();
usePersonalLibrary(google);

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
		letTimePass(5);
		expect((await client.open(address)).state).toBe('done');
	});
});
