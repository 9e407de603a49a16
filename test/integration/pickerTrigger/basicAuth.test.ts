import { useSimulatedGoogle } from '../support';
import { PickerPageClient, usePersonalLibrary } from '../support/pickerPageClient';

const google = useSimulatedGoogle();
usePersonalLibrary(google);

describe('a page behind a password', () => {
	const basicAuth = { user: 'ärger', password: 'open: sesame' };
	const basic = (text: string) => ({
		authorization: `Basic ${Buffer.from(text).toString('base64')}`,
	});

	it.each([
		['nothing', {}],
		['another password', basic('ärger:open')],
		['another name', basic('x:open: sesame')],
		['another scheme', { authorization: 'Bearer open: sesame' }],
		['rubbish', { authorization: 'Basic ' }],
	])('lets nobody in with %s', async (_, headers) => {
		const client = new PickerPageClient(google, { basicAuth });
		for (const method of ['GET', 'POST'] as const) {
			const response = await client.request(method, '?', headers);
			expect(response.status).toBe(401);
			expect(response.headers['www-authenticate']).toMatch(/^Basic realm=/);
		}
		expect(google.requests()).toHaveLength(0);
	});

	it('opens with name and password, on every call', async () => {
		const client = new PickerPageClient(google, { basicAuth });
		const headers = basic('ärger:open: sesame');
		expect((await client.open('', headers)).state).toBe('start');
		const address = await client.begin(headers);
		client.pick(1);
		expect((await client.open(address)).status).toBe(401);
		expect((await client.open(address, headers)).state).toBe('done');
	});

	it('lets nobody in when the credential has no password', async () => {
		const client = new PickerPageClient(google, { basicAuth: { user: '', password: '' } });
		expect((await client.open('', basic(':'))).status).toBe(401);
	});
});
