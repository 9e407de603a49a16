import { useSimulatedGoogle } from '../support';
import { PickerPageClient } from '../support/pickerPageClient';

const google = useSimulatedGoogle();

describe('the picker trigger when something fails', () => {
	const serverError = { status: 500, body: { error: { message: 'secret internals' } } };

	it('keeps asking when Google fails for a moment', async () => {
		const client = new PickerPageClient(google);
		const address = await client.begin();
		google.control.fail({ route: 'GET /v1/sessions/{sessionId}', times: 9, ...serverError });
		const { status, state, html, started } = await client.open(address);
		expect([status, state, started]).toEqual([502, 'error', undefined]);
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
		expect(html).toContain('Reconnect the Google Photos credential');
	});

	it('has no page for wrong settings, and starts nothing', async () => {
		for (const parameters of [
			{ respondWith: 'redirect', redirectUrl: 'javascript:alert(1)' },
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
