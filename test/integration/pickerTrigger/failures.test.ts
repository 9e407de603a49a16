import { useSimulatedGoogle } from '../support';
import { PickerPageClient, letTimePass, usePersonalLibrary } from '../support/pickerPageClient';
import { SESSION_GET } from '../support/pickerSessions';

const google = useSimulatedGoogle();
usePersonalLibrary(google);

describe('the picker trigger when something fails', () => {
	const serverError = { status: 500, body: { error: { message: 'secret internals' } } };

	it('keeps asking when Google fails for a moment', async () => {
		const client = new PickerPageClient(google);
		const address = await client.begin();
		google.control.fail({ route: SESSION_GET, times: 9, ...serverError });
		const { status, state, html, started } = await client.open(address);
		expect([status, state, started]).toEqual([502, 'error', undefined]);
		expect(html).toContain('http-equiv="refresh"');
		expect(html).not.toContain('secret internals');
		google.control.clearFaults();
		google.control.clearRequests();
		// A reload, or a hundred of them, does not ask Google before its interval has passed.
		expect((await client.open(address)).state).toBe('error');
		expect(google.requests()).toHaveLength(0);
		letTimePass(5);
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

	it.each([
		'https://evil.example.com/picker',
		'http://photos.google.com/picker',
		'https://photos.google.com.evil.example.com/picker',
		'https://evilgoogle.com/picker',
		'https://photos.google.com:8443/picker',
		'https://somebody:secret@photos.google.com/picker',
		'javascript:alert(1)//photos.google.com',
		'//photos.google.com/picker',
		'',
		undefined,
	])('links to no other host than those of Google, and keeps asking: %s', async (pickerUri) => {
		const client = new PickerPageClient(google);
		const address = await client.begin();
		const body = { id: 'x', pickerUri };
		google.control.fail({ route: SESSION_GET, status: 200, body });
		const { status, state, html, page } = await client.open(address);
		expect([status, state]).toEqual([500, 'error']);
		expect(page.querySelector('main')?.getAttribute('data-after')).toBe('10');
		for (const link of page.querySelectorAll('a')) {
			expect(['', '?']).toContain(link.getAttribute('href'));
		}
		expect(html).not.toMatch(/evil|javascript:|somebody/);
		letTimePass(10);
		expect((await client.open(address)).state).toBe('waiting');
	});

	it.each([{}, { id: '' }, { id: 7 }, { pickerUri: 'https://photos.google.com/picker' }])(
		'begins nothing with a session without an id: %p',
		async (body) => {
			google.control.fail({ route: 'POST /v1/sessions', status: 200, body, times: 9 });
			const { status, state, headers } = await new PickerPageClient(google).request('POST');
			expect([status, state]).toEqual([502, 'error']);
			expect(headers).not.toHaveProperty('location');
			expect(headers).not.toHaveProperty('set-cookie');
		},
	);

	it('responds with 503 when Google has too many open sessions', async () => {
		google.control.setPicker({ maxOpenSessions: 0 });
		expect((await new PickerPageClient(google).request('POST', '?')).status).toBe(503);
	});
});
