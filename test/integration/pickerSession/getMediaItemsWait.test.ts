import type { INodeParameters } from 'n8n-workflow';
import { waitFor } from '../../support/waitFor';
import { jsonItems, USER_ID, useSimulatedGoogle } from '../support';
import { getMediaItems, openSession, SESSION_GET } from '../support/pickerSessions';

const google = useSimulatedGoogle();

describe('picker session: wait for the selection', () => {
	const waiting = (sessionId: string, fields: INodeParameters = {}) =>
		getMediaItems(sessionId, { waitForSelection: true, ...fields });

	it("waits at Google's interval until the person presses Done", async () => {
		google.control.setPicker({ pollIntervalSeconds: 2 });
		google.control.seedPersonalLibrary({ userId: USER_ID, photos: 3, width: 20, height: 20 });
		const sessionId = await openSession(google);
		const running = google.succeed({ parameters: waiting(sessionId) });
		await waitFor('the second poll', () => google.requests(SESSION_GET)[1]?.status === 200);
		google.control.pick({ sessionId, count: 2 });
		expect((await running).json).toHaveLength(2);
		expect(google.counts()).toEqual({ [SESSION_GET]: 3, 'GET /v1/mediaItems': 1 });
		const [first, second, third] = google.requests(SESSION_GET).map(({ at }) => at);
		expect(second - first).toBeGreaterThan(1_900);
		expect(third - second).toBeGreaterThan(1_900);
	});

	it("ends with Google's time-out", async () => {
		google.control.setPicker({ pollIntervalSeconds: 1, timeoutSeconds: 2 });
		const result = await google.run({ parameters: waiting(await openSession(google)) });
		expect(result.errorText).toContain("Google's time limit");
	});

	it('ends with the session', async () => {
		google.control.setPicker({ pollIntervalSeconds: 1, sessionLifetimeSeconds: 2 });
		const result = await google.run({ parameters: waiting(await openSession(google)) });
		expect(result.errorText).toMatch(/expired/);
	});

	it('ends with the longest wait', async () => {
		google.control.setPicker({ pollIntervalSeconds: 1 });
		const parameters = waiting(await openSession(google), { maxWaitMinutes: 0.03 });
		const result = await google.run({ parameters });
		expect(result.errorText).toContain('within 0.03 minutes');
	});

	describe('of several people', () => {
		const parameters = waiting('={{ $json.id }}');
		/** The longest wait of all, in polls; their sum would be many more. */
		const polls = () => {
			const at = google.requests(SESSION_GET).map((request) => request.at);
			return Math.round((Math.max(...at) - Math.min(...at)) / 1000);
		};
		const sessions = async (count: number) => {
			const ids: string[] = [];
			for (let n = 0; n < count; n++) ids.push(await openSession(google));
			return ids;
		};

		it('takes the longest wait, not the sum', async () => {
			google.control.setPicker({ pollIntervalSeconds: 1 });
			google.control.seedPersonalLibrary({ userId: USER_ID, photos: 3, width: 20, height: 20 });
			const ids = await sessions(3);
			const running = google.succeed({
				parameters,
				items: jsonItems(...ids.map((id) => ({ id }))),
			});
			// The last one chooses first.
			for (const [round, sessionId] of [...ids].reverse().entries()) {
				const seen = () => google.requests(SESSION_GET).length > 3 * round + 2;
				await waitFor(`round ${round}`, seen);
				google.control.pick({ sessionId, count: round + 1 });
			}
			const { inputs } = await running;
			expect(inputs).toEqual([0, 0, 0, 1, 1, 2]);
			expect(polls()).toBeLessThan(9);
		});

		it('gives those who chose their photos, with On Error Continue', async () => {
			google.control.setPicker({ pollIntervalSeconds: 1, timeoutSeconds: 2 });
			google.control.seedPersonalLibrary({ userId: USER_ID, photos: 3, width: 20, height: 20 });
			const ids = await sessions(3);
			google.control.pick({ sessionId: ids[1], count: 2 });
			const result = await google.succeed({
				parameters,
				items: jsonItems(...ids.map((id) => ({ id }))),
				onError: 'continueErrorOutput',
			});
			expect([result.inputs, result.errorInputs]).toEqual([
				[1, 1],
				[0, 2],
			]);
			expect(polls()).toBeLessThan(4);
		});

		it('ends for all when one fails, with On Error Stop', async () => {
			google.control.setPicker({ pollIntervalSeconds: 1 });
			const [open] = await sessions(1);
			const items = jsonItems({ id: open }, { id: 'gone' });
			const { error } = await google.run({ parameters, items });
			expect(error).toMatchObject({ context: { itemIndex: 1 } });
			expect(google.requests(SESSION_GET).length).toBeLessThan(5);
		});
	});

	it('ends after Stop, without another poll', async () => {
		google.control.setPicker({ pollIntervalSeconds: 60 });
		const parameters = waiting(await openSession(google));
		const cancelWhen = () => google.requests(SESSION_GET)[0]?.status === 200;
		const { status } = await google.run({ parameters, cancelWhen });
		expect(status).toBe('canceled');
		expect(google.counts()).toEqual({ [SESSION_GET]: 1 });
	});
});
