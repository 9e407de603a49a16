import type { IDataObject } from 'n8n-workflow';
import { readBinary, useSimulatedGoogle } from '../support';
import { PickerPageClient, usePersonalLibrary } from '../support/pickerPageClient';

const google = useSimulatedGoogle();

usePersonalLibrary(google);

describe('the workflow behind the page', () => {
	const parameters = { download: true, options: { size: 'original' } };

	it('gets the files, and the session is tidied away', async () => {
		const client = new PickerPageClient(google, { parameters });
		await client.open(await client.choose(7));
		const { items, error } = await client.execute();
		expect(error).toBeUndefined();
		expect(items).toHaveLength(7);
		for (const item of items) expect((await readBinary(item)).length).toBeGreaterThan(0);
		expect(google.control.pickerSessions()).toEqual([]);
	});

	it('says what to do when it is run without a visitor', async () => {
		const { error } = await google.run({ type: 'googlePhotosPickerTrigger', parameters: {} });
		expect(error?.message).toContain('Nobody has chosen photos yet');
	});

	it('fails as an execution when Google fails, and succeeds when it is run again', async () => {
		const client = new PickerPageClient(google);
		await client.open(await client.choose());
		google.control.fail({ route: 'GET /v1/mediaItems', status: 400 });
		expect((await client.execute()).error).toBeDefined();
		expect((await client.execute()).json).toHaveLength(3);
	});
});

describe('once and not twice', () => {
	it('starts once when two polls arrive together', async () => {
		const client = new PickerPageClient(google);
		const address = await client.choose();
		const stored = JSON.stringify(client.staticData);
		const other = new PickerPageClient(google, {}, JSON.parse(stored) as IDataObject);
		google.control.setLatency({ 'GET /v1/sessions/{sessionId}': 50 });
		const responses = await Promise.all([
			client.open(address),
			other.open(address),
			client.open(address),
		]);
		expect(responses.filter(({ started }) => started)).toHaveLength(1);
		expect(responses.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
	});

	it('does not start again when the address is opened again', async () => {
		const client = new PickerPageClient(google);
		const address = await client.choose();
		await client.open(address);
		const again = await client.open(address);
		expect([again.status, again.state, again.started]).toEqual([410, 'refused', undefined]);
		expect(again.page.querySelector('a[href="?"]')).not.toBeNull();
	});

	it('notes what it started in the memory that n8n saves, in few bytes', async () => {
		const client = new PickerPageClient(google);
		expect(client.staticData).toEqual({});
		await client.open(await client.choose());
		const { googlePhotosPicker } = client.staticData.global as { googlePhotosPicker: object };
		const notes = Object.keys(googlePhotosPicker).length;
		expect(notes).toBeGreaterThan(0);
		expect(JSON.stringify(googlePhotosPicker).length).toBeLessThan(40 * notes);
	});

	it('starts nothing after a restart of n8n', async () => {
		const client = new PickerPageClient(google);
		const address = await client.choose();
		await client.open(address);
		const saved = JSON.parse(JSON.stringify(client.staticData)) as IDataObject;
		// Another mode does not share what this process remembers, as a new process would not.
		const restarted = new PickerPageClient(google, { mode: 'trigger' }, saved);
		const { status, started } = await restarted.open(address);
		expect([status, started]).toEqual([410, undefined]);
	});
});
