import { useSimulatedGoogle } from '../support';
import { PickerPageClient, letTimePass, usePersonalLibrary } from '../support/pickerPageClient';
import { SESSION_GET } from '../support/pickerSessions';

const google = useSimulatedGoogle();
usePersonalLibrary(google);

const CREATE = 'POST /v1/sessions';
const openIds = () => google.control.pickerSessions().map(({ id }) => id);

describe('a flood of visitors', () => {
	it('opens ten sessions, and one more every three minutes', async () => {
		const client = new PickerPageClient(google);
		const responses = await Promise.all(
			Array.from({ length: 200 }, async () => await client.request('POST')),
		);
		const refused = responses.filter(({ status }) => status === 429);
		expect(refused).toHaveLength(190);
		expect(google.counts()).toEqual({ [CREATE]: 10 });
		expect(Number(refused[0].headers['retry-after'])).toBeGreaterThan(0);
		expect(Number(refused[0].headers['retry-after'])).toBeLessThanOrEqual(180);
		expect(refused[0].page.querySelector('h1')?.text).toBe('Please wait a little');
		expect(refused[0].page.querySelector('a[href="?"]')).not.toBeNull();

		letTimePass(Number(refused[0].headers['retry-after']));
		expect((await client.request('POST')).status).toBe(303);
		expect((await client.request('POST')).status).toBe(429);
	});

	it('at one page leaves the others open', async () => {
		const flooded = new PickerPageClient(google);
		for (let n = 0; n < 11; n++) await flooded.request('POST');
		expect((await flooded.request('POST')).status).toBe(429);
		const other = new PickerPageClient(google, { nodeId: 'other' });
		expect((await other.request('POST')).status).toBe(303);
	});

	it.each(['together', 'one after the other'])(
		'asks Google once in its interval when a hundred polls come %s',
		async (how) => {
			const client = new PickerPageClient(google);
			const address = await client.begin();
			const polls = Array.from({ length: 100 }, () => async () => await client.open(address));
			const states = new Set<string | undefined>();
			if (how === 'together') {
				for (const { state } of await Promise.all(polls.map((poll) => poll()))) states.add(state);
			} else for (const poll of polls) states.add((await poll()).state);
			expect([...states]).toEqual(['waiting']);
			expect(google.requests(SESSION_GET)).toHaveLength(1);
			letTimePass(5);
			await client.open(address);
			expect(google.requests(SESSION_GET)).toHaveLength(2);
		},
	);

	it('tells the page to come when Google may be asked again', async () => {
		google.control.setPicker({ pollIntervalSeconds: 60 });
		const client = new PickerPageClient(google);
		const address = await client.begin();
		const after = async () =>
			(await client.open(address)).page.querySelector('main')?.getAttribute('data-after');
		expect(await after()).toBe('60');
		letTimePass(45);
		expect(Number(await after())).toBeLessThanOrEqual(15);
	});

	it('asks again at some time, whatever interval Google names', async () => {
		google.control.setPicker({ pollIntervalSeconds: 1e12 });
		const client = new PickerPageClient(google);
		const { page } = await client.open(await client.begin());
		expect(page.querySelector('main')?.getAttribute('data-after')).toBe('300');
	});

	it('starts the workflow once when fifty polls find the choice made', async () => {
		const client = new PickerPageClient(google);
		const address = await client.choose();
		const polls = Array.from({ length: 50 }, async () => await client.open(address));
		const started = (await Promise.all(polls)).filter((response) => response.started);
		expect(started).toHaveLength(1);
		expect(google.requests(SESSION_GET)).toHaveLength(1);
	});
});

describe('one visitor', () => {
	const cookieOf = (headers: Record<string, string>) => headers['set-cookie'].split(';')[0];

	it('is given back the session that is open', async () => {
		const client = new PickerPageClient(google);
		const { headers } = await client.request('POST');
		expect(headers['set-cookie']).toMatch(
			/^googlePhotosPicking=[\w.-]+; Path=\/webhook\/\S+; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
		);
		const cookie = cookieOf(headers);
		for (let n = 0; n < 20; n++) {
			const again = await client.request('POST', '?', { cookie: `n8n=1; ${cookie}` });
			expect([again.status, again.headers.location]).toEqual([303, headers.location]);
		}
		expect(openIds()).toHaveLength(1);
	});

	it('is given another one after the choice', async () => {
		const client = new PickerPageClient(google);
		const { headers } = await client.request('POST');
		client.pick(2);
		const cookie = cookieOf(headers);
		const back = await client.request('POST', '?', { cookie });
		expect(back.headers.location).toBe(headers.location);
		expect((await client.open(headers.location)).state).toBe('done');
		const next = await client.request('POST', '?', { cookie });
		expect(next.headers.location).not.toBe(headers.location);
		expect(openIds()).toHaveLength(2);
	});

	it('is given another one in place of one that has timed out', async () => {
		google.control.setPicker({ timeoutSeconds: 60 });
		const client = new PickerPageClient(google);
		const { headers } = await client.request('POST');
		const [first] = openIds();
		letTimePass(61);
		const next = await client.request('POST', '?', { cookie: cookieOf(headers) });
		expect(next.headers.location).not.toBe(headers.location);
		expect(openIds()).toHaveLength(1);
		expect(openIds()).not.toContain(first);
	});

	it.each(['rubbish', 'a.b', 'another node'])('gains nothing by a cookie of %s', async (kind) => {
		const client = new PickerPageClient(google);
		const other = await new PickerPageClient(google, { nodeId: 'other' }).request('POST');
		const cookie =
			kind === 'another node' ? cookieOf(other.headers) : `googlePhotosPicking=${kind}`;
		const { status, headers } = await client.request('POST', '?', { cookie });
		expect(status).toBe(303);
		expect(headers.location).not.toBe(other.headers.location);
	});
});

describe('sessions that nobody needs', () => {
	it('are ended when the next one begins, but not if the choice was made', async () => {
		google.control.setPicker({ timeoutSeconds: 60 });
		const client = new PickerPageClient(google);
		await client.begin();
		const address = await client.begin();
		const sessionId = client.pick(1);
		letTimePass(59);
		await client.begin();
		expect(openIds()).toHaveLength(3);
		letTimePass(2);
		await client.begin();
		expect(openIds()).toHaveLength(3);
		expect(openIds()).toContain(sessionId);
		expect((await client.open(address)).state).toBe('done');
	});

	it('hold up nobody when they cannot be ended', async () => {
		google.control.setPicker({ timeoutSeconds: 0 });
		const client = new PickerPageClient(google);
		await client.begin();
		google.control.fail({ route: 'DELETE /v1/sessions/{sessionId}', status: 500, times: 99 });
		expect((await client.request('POST')).status).toBe(303);
	});
});
