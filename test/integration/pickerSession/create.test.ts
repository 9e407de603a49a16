import type { INodeParameters } from 'n8n-workflow';
import {
	CLIENT_ID,
	type InvalidInput,
	jsonItems,
	refusesInvalidInput,
	useSimulatedGoogle,
} from '../support';

const google = useSimulatedGoogle();

const create = (options: INodeParameters = {}) =>
	({ resource: 'pickerSession', operation: 'create', options }) as const;

describe('picker session: create', () => {
	it('gives what is needed to send the link and to wait', async () => {
		google.control.setPicker({ pollIntervalSeconds: 5, timeoutSeconds: 1800 });
		const [session] = (await google.succeed({ parameters: create() })).json;
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
		await google.succeed({ parameters: create({ maxItemCount }) });
		expect(google.requests()[0].body).toEqual({
			pickingConfig: { maxItemCount: String(maxItemCount) },
		});
	});

	refusesInvalidInput(
		google,
		[0, -1, 2001, 1.5, 'many'].map((maxItemCount): InvalidInput => [
			`a maximum of ${maxItemCount}`,
			"'Maximum Number of Items'",
			create({ maxItemCount }),
		]),
	);

	it('names the switch and the scope that are missing', async () => {
		const parameters = create();
		google.control.setApiEnabled(CLIENT_ID, 'photospicker.googleapis.com', false);
		expect((await google.run({ parameters })).errorText).toContain('Google Photos Picker API');
		google.reset(['https://www.googleapis.com/auth/photoslibrary.appendonly']);
		expect((await google.run({ parameters })).errorText).toContain(
			'photospicker.mediaitems.readonly',
		);
	});

	it('explains an account without Google Photos', async () => {
		google.control.setPicker({ hasPhotosAccount: false });
		const result = await google.run({ parameters: create() });
		expect(result.errorText).toContain('no active Google Photos');
	});

	it('makes one session per item, and stops at none that fails', async () => {
		const options = { maxItemCount: '={{ $json.most }}' };
		const items = jsonItems({ most: 3 }, { most: 0 }, { most: 4 });
		const onError = 'continueRegularOutput';
		const result = await google.run({
			parameters: create(options),
			items,
			onError,
		});
		expect(result.inputs).toEqual([0, 1, 2]);
		expect(result.json.map(({ error }) => typeof error)).toEqual([
			'undefined',
			'string',
			'undefined',
		]);
		expect(google.control.pickerSessions().map(({ maxItemCount }) => maxItemCount)).toEqual([3, 4]);
	});
});
