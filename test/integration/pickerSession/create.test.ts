import type { IDataObject } from 'n8n-workflow';
import { simulated } from '../support/engine';
import { textOf } from '../support/errors';
import { inputOf, jsonItems } from '../support/items';

const google = simulated();

function pickerSession(operation: string, parameters: IDataObject = {}) {
	return { resource: 'pickerSession', operation, ...parameters } as const;
}

async function newSession(options: IDataObject = {}): Promise<IDataObject> {
	const { json, error } = await google.run({ parameters: pickerSession('create', { options }) });
	if (error) throw error;
	return json[0];
}

describe('picker session: create', () => {
	it('gives what is needed to send the link and to wait', async () => {
		google.control.setPicker({ pollIntervalSeconds: 5, timeoutSeconds: 1800 });
		const session = await newSession();
		const [{ id, pickerUri }] = google.control.pickerSessions();
		expect(session).toEqual({
			id,
			pickerUri,
			autocloseUri: `${pickerUri}/autoclose`,
			expireTime: expect.stringMatching(/^\d{4}-.*Z$/) as string,
			pollIntervalSeconds: 5,
			timeoutSeconds: expect.any(Number) as number,
			mediaItemsSet: false,
		});
		expect(google.requests()).toEqual([
			expect.objectContaining({
				host: 'photospicker.googleapis.com',
				path: '/v1/sessions',
				bytes: 0,
			}),
		]);
	});

	it.each([1, 2000, '25'])('sends a maximum of %p as text', async (maxItemCount) => {
		await newSession({ maxItemCount });
		expect(google.requests()[0].body).toEqual({
			pickingConfig: { maxItemCount: String(maxItemCount) },
		});
	});

	it.each([0, -1, 2001, 1.5, 'many'])(
		'refuses a maximum of %p without asking Google',
		async (maxItemCount) => {
			const parameters = pickerSession('create', { options: { maxItemCount } });
			expect(textOf(await google.run({ parameters }))).toContain("'Maximum Number of Items'");
			expect(google.requests()).toEqual([]);
		},
	);

	it('names the switch and the scope that are missing', async () => {
		const parameters = pickerSession('create');
		google.control.setApiEnabled(
			'integration.apps.googleusercontent.com',
			'photospicker.googleapis.com',
			false,
		);
		expect(textOf(await google.run({ parameters }))).toContain('Google Photos Picker API');
		google.reset(['https://www.googleapis.com/auth/photoslibrary.appendonly']);
		expect(textOf(await google.run({ parameters }))).toContain('photospicker.mediaitems.readonly');
	});

	it('explains an account without Google Photos', async () => {
		google.control.setPicker({ hasPhotosAccount: false });
		const result = await google.run({ parameters: pickerSession('create') });
		expect(textOf(result)).toContain('no active Google Photos');
	});

	it('makes one session per item, and stops at none that fails', async () => {
		const options = { maxItemCount: '={{ $json.most }}' };
		const items = jsonItems({ most: 3 }, { most: 0 }, { most: 4 });
		const onError = 'continueRegularOutput';
		const result = await google.run({
			parameters: pickerSession('create', { options }),
			items,
			onError,
		});
		expect(result.items.map(inputOf)).toEqual([0, 1, 2]);
		expect(result.json.map(({ error }) => typeof error)).toEqual([
			'undefined',
			'string',
			'undefined',
		]);
		expect(google.control.pickerSessions().map(({ maxItemCount }) => maxItemCount)).toEqual([3, 4]);
	});
});

describe('picker session: get and delete', () => {
	it('tells when the person has pressed Done', async () => {
		google.control.seedPersonalLibrary({ userId: 'integration', photos: 2, width: 20, height: 20 });
		const { id } = await newSession();
		const parameters = pickerSession('get', { sessionId: id as string });
		expect((await google.run({ parameters })).json).toEqual([
			expect.objectContaining({ id, mediaItemsSet: false, pollIntervalSeconds: 5 }),
		]);
		google.control.pick({ sessionId: id as string, count: 1 });
		const [after] = (await google.run({ parameters })).json;
		expect(after).toMatchObject({ id, mediaItemsSet: true });
		expect(after).not.toHaveProperty('pollIntervalSeconds');
	});

	it('ends a session', async () => {
		const { id } = await newSession();
		const parameters = pickerSession('delete', { sessionId: id as string });
		expect((await google.run({ parameters })).json).toEqual([{ deleted: true, sessionId: id }]);
		expect(google.control.pickerSessions()).toEqual([]);
	});

	it.each(['get', 'delete', 'getMediaItems'])(
		'explains an unknown session to %s',
		async (operation) => {
			const parameters = pickerSession(operation, { sessionId: 'no-such-session' });
			expect(textOf(await google.run({ parameters }))).toContain(
				'does not know this picking session',
			);
		},
	);

	it.each(['get', 'delete', 'getMediaItems'])(
		'asks for the session id of %s',
		async (operation) => {
			const parameters = pickerSession(operation, { sessionId: '={{ $json.nothing }}' });
			const result = await google.run({ parameters, onError: 'continueErrorOutput' });
			expect(result.errorItems[0].json.error).toContain("'Session ID' is empty");
			expect(google.requests()).toEqual([]);
		},
	);
});
