import { type InvalidInput, refusesInvalidInput, USER_ID, useSimulatedGoogle } from '../support';
import { openSession } from '../support/pickerSessions';

const google = useSimulatedGoogle();

const session = (operation: string, sessionId: string) => ({
	resource: 'pickerSession',
	operation,
	sessionId,
});

describe('picker session: get and delete', () => {
	it('tells when the person has pressed Done', async () => {
		google.control.seedPersonalLibrary({ userId: USER_ID, photos: 2, width: 20, height: 20 });
		const sessionId = await openSession(google);
		const parameters = session('get', sessionId);
		expect((await google.run({ parameters })).json).toEqual([
			expect.objectContaining({ id: sessionId, mediaItemsSet: false, pollIntervalSeconds: 5 }),
		]);
		google.control.pick({ sessionId, count: 1 });
		const [after] = (await google.run({ parameters })).json;
		expect(after).toMatchObject({ id: sessionId, mediaItemsSet: true });
		expect(after).not.toHaveProperty('pollIntervalSeconds');
	});

	it('ends a session', async () => {
		const sessionId = await openSession(google);
		const parameters = session('delete', sessionId);
		expect((await google.run({ parameters })).json).toEqual([{ deleted: true, sessionId }]);
		expect(google.control.pickerSessions()).toEqual([]);
	});

	it.each([{ drop: 'after' }, { drop: 'before' }, { status: 503 }] as const)(
		'ends a session although the first response was lost: %j',
		async (fault) => {
			const sessionId = await openSession(google);
			google.control.fail({ route: 'DELETE /v1/sessions/{sessionId}', ...fault });
			const { json } = await google.succeed({ parameters: session('delete', sessionId) });
			expect(json).toEqual([{ deleted: true, sessionId }]);
			expect(google.control.pickerSessions()).toEqual([]);
		},
	);

	it.each(['get', 'delete', 'getMediaItems'])(
		'explains an unknown session to %s',
		async (operation) => {
			const parameters = session(operation, 'no-such-session');
			expect((await google.run({ parameters })).errorText).toContain(
				'does not know this picking session',
			);
		},
	);

	refusesInvalidInput(
		google,
		['get', 'delete', 'getMediaItems'].map((operation): InvalidInput => [
			`no session to ${operation}`,
			"'Session ID' is empty",
			session(operation, '={{ $json.nothing }}'),
		]),
	);
});
