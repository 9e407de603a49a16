import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { jsonItems, useSimulatedGoogle } from '../support';
import { MEDIA_HOST, mediaRequests } from '../support/downloads';
import { getMediaItems, pickedSessions } from '../support/pickerSessions';

const google = useSimulatedGoogle();
const DELETE = 'DELETE /v1/sessions/{sessionId}';
const LIST = 'GET /v1/mediaItems';

const openIds = () => google.control.pickerSessions().map(({ id }) => id);
const sessionItems = (...ids: string[]) => jsonItems(...ids.map((sessionId) => ({ sessionId })));
/** Requests that name a session. */
const requestsFor = (sessionId: string) =>
	google.requests().filter(({ path, query }) => `${path}?${query}`.includes(sessionId));

function read(options: IDataObject = {}): INodeParameters {
	const all = { deleteSession: true, concurrency: 1, ...options };
	return getMediaItems('={{ $json.sessionId }}', { download: true, options: all });
}

describe('picker sessions are deleted last', () => {
	it('keeps the picks of an earlier item when a later one fails', async () => {
		const [first] = await pickedSessions(google, 1);
		const items = sessionItems(first, 'no-such-session');
		const { error } = await google.run({ parameters: read(), items });
		expect(error).toMatchObject({ context: { itemIndex: 1 } });
		expect(google.requests(DELETE)).toEqual([]);
		expect(openIds()).toEqual([first]);
	});

	it('keeps the picks of an earlier item when the setting of a later one is wrong', async () => {
		const [first, second] = await pickedSessions(google, 2);
		const items = sessionItems(first, second);
		const parameters = read({ width: '={{ $itemIndex === 1 ? "wide" : 10 }}', size: 'scaled' });
		const { error } = await google.run({ parameters, items });
		expect(error?.message).toContain("'Width'");
		expect(openIds()).toEqual([first, second]);
	});

	it('neither reads nor deletes the next session after a failed file', async () => {
		const [first, second] = await pickedSessions(google, 2);
		google.control.fail({ host: MEDIA_HOST, times: 99, status: 400, body: 'no' });
		const items = sessionItems(first, second);
		const { error } = await google.run({ parameters: read(), items });
		expect(error).toMatchObject({ context: { itemIndex: 0 } });
		expect(requestsFor(second)).toEqual([]);
		expect(openIds()).toEqual([first, second]);
		expect(mediaRequests(google)).toHaveLength(1);
	});

	it.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
		'deletes with On Error %s what is safe, after everything else',
		async (onError) => {
			const [first, second, third] = await pickedSessions(google, 3);
			// The second session's only file.
			google.control.fail({ host: MEDIA_HOST, skip: 1, status: 400, body: 'no' });
			const items = sessionItems(first, second, third);
			await google.succeed({ parameters: read(), items, onError });
			expect(openIds()).toEqual([second]);
			const deleted = google.requests().map(({ route }) => route === DELETE);
			expect(deleted.lastIndexOf(false)).toBeLessThan(deleted.indexOf(true));
			expect(google.requests(DELETE)).toHaveLength(2);
		},
	);

	it('deletes nothing after Stop', async () => {
		const [first, second] = await pickedSessions(google, 2);
		google.control.fail({ host: MEDIA_HOST, skip: 1, delayMs: 600_000 });
		const items = sessionItems(first, second);
		const cancelWhen = () => mediaRequests(google).length === 2;
		const { status } = await google.run({ parameters: read(), items, cancelWhen });
		expect(status).toBe('canceled');
		expect(openIds()).toEqual([first, second]);
	});

	it('deletes once a session that two items name, after both have read it', async () => {
		const [sessionId] = await pickedSessions(google, 1);
		const items = sessionItems(sessionId, sessionId);
		const { inputs, hints } = await google.succeed({ parameters: read(), items });
		expect(inputs).toEqual([0, 1]);
		expect(google.requests(DELETE)).toHaveLength(1);
		expect(hints).toEqual([]);
		expect(openIds()).toEqual([]);
	});

	it('keeps a session that two items name when one of them lost a file', async () => {
		const [sessionId] = await pickedSessions(google, 1);
		google.control.fail({ host: MEDIA_HOST, skip: 1, status: 400, body: 'no' });
		const items = sessionItems(sessionId, sessionId);
		const onError = 'continueErrorOutput';
		const result = await google.succeed({ parameters: read(), items, onError });
		expect([result.inputs, result.errorInputs]).toEqual([[0], [1]]);
		expect(openIds()).toEqual([sessionId]);
	});

	it('counts a deletion whose response was lost as done', async () => {
		const [sessionId] = await pickedSessions(google, 1);
		google.control.fail({ route: DELETE, drop: 'after' });
		const items = sessionItems(sessionId);
		const { hints } = await google.succeed({ parameters: read(), items });
		expect(hints).toEqual([]);
		expect(openIds()).toEqual([]);
	});
});

describe("picker sessions are deleted last by the trigger's first step, too", () => {
	const type = 'googlePhotosPickerTrigger';
	const parameters = { download: true, options: { concurrency: 1 } };

	it('keeps the picks of an earlier item when a later one fails', async () => {
		const [first] = await pickedSessions(google, 1);
		const items = sessionItems(first, 'no-such-session');
		const { error } = await google.run({ type, parameters, items });
		expect(error).toMatchObject({ context: { itemIndex: 1 } });
		expect(openIds()).toEqual([first]);
	});

	it('neither reads nor deletes the next session after a failed file', async () => {
		const [first, second] = await pickedSessions(google, 2);
		google.control.fail({ host: MEDIA_HOST, times: 99, status: 400, body: 'no' });
		const items = sessionItems(first, second);
		const { error } = await google.run({ type, parameters, items });
		expect(error).toMatchObject({ context: { itemIndex: 0 } });
		expect(requestsFor(second)).toEqual([]);
		expect(openIds()).toEqual([first, second]);
	});

	it('deletes after everything else', async () => {
		const ids = await pickedSessions(google, 2);
		await google.succeed({ type, parameters, items: sessionItems(...ids) });
		expect(
			google
				.requests()
				.map(({ route }) => route)
				.slice(-2),
		).toEqual([DELETE, DELETE]);
		expect(google.requests(LIST)).toHaveLength(2);
		expect(openIds()).toEqual([]);
	});
});
