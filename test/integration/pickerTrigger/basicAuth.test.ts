import { useSimulatedGoogle } from '../support';
import { PickerPageClient, letTimePass, usePersonalLibrary } from '../support/pickerPageClient';

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

	it.each([
		['no password', '', '', 'Give a user name and a password'],
		['a short password', 'owner', '1234567', 'The password has fewer than 8 characters'],
		['a colon in the name', 'a:b', 'open: sesame', 'A user name cannot hold a colon'],
	])('lets nobody in with %s in the credential, and says so', async (_, user, password, words) => {
		for (const mode of ['webhook', 'manual'] as const) {
			const client = new PickerPageClient(google, { basicAuth: { user, password }, mode });
			const { status, html } = await client.open('', basic(`${user}:${password}`));
			expect(status).toBe(500);
			expect(html.includes(words)).toBe(mode === 'manual');
			expect((await client.request('POST', '?', basic(`${user}:${password}`))).status).toBe(500);
		}
		expect(google.requests()).toHaveLength(0);
	});

	it('asks for the password unless it is told not to, in so many words', async () => {
		for (const authentication of ['', 'None', 'basic', '={{ undefined }}']) {
			const client = new PickerPageClient(google, { basicAuth, parameters: { authentication } });
			const { status, state } = await client.open();
			expect([401, 500]).toContain(status);
			expect(state).toBe('refused');
		}
	});

	it('takes a password however the keyboard writes its letters', async () => {
		const composed = { user: '\u00e4rger', password: 'p\u00e4ssword \ud83d\udd11' };
		const decomposed = basic('a\u0308rger:pa\u0308ssword \ud83d\udd11');
		const client = new PickerPageClient(google, { basicAuth: composed });
		expect((await client.open('', decomposed)).state).toBe('start');
	});

	describe('when somebody tries passwords', () => {
		const wrong = async (client: PickerPageClient, times: number) => {
			for (let n = 0; n < times; n++) await client.open('', basic(`ärger:guess ${n}`));
		};
		const right = basic('ärger:open: sesame');

		it('looks at them less and less often', async () => {
			const client = new PickerPageClient(google, { basicAuth });
			await wrong(client, 4);
			expect((await client.open('', right)).status).toBe(200);
			const waits: string[] = [];
			for (let n = 0; n < 8; n++) {
				await wrong(client, 1);
				const { status, headers } = await client.open('', right);
				expect(status).toBe(429);
				waits.push(headers['retry-after']);
				letTimePass(Number(headers['retry-after']));
			}
			expect(waits.map(Number)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
			expect((await client.open('', right)).status).toBe(200);
		});

		it('lets in whoever comes from elsewhere, or has a selection under way', async () => {
			const owner = new PickerPageClient(google, { basicAuth, ip: '2001:db8:1:2::1' });
			const address = await owner.begin(right);
			await wrong(owner, 20);
			expect((await owner.open('', right)).status).toBe(429);
			expect((await owner.open(address, right)).status).toBe(200);
			expect((await owner.open(address, basic('ärger:guess'))).status).toBe(401);
			const cookie = `a=b; googlePhotosPicking=${address.replace('?picking=', '')}`;
			expect((await owner.open('', { ...right, cookie })).status).toBe(200);
			expect((await owner.open('?picking=a.b', right)).status).toBe(429);

			const elsewhere = (ip: string) => new PickerPageClient(google, { basicAuth, ip });
			expect((await elsewhere('2001:db8:1:2::ffff').open('', right)).status).toBe(429);
			expect((await elsewhere('2001:db8:1:3::1').open('', right)).status).toBe(200);
			expect((await elsewhere('192.0.2.7').open('', right)).status).toBe(200);
		});

		it.each([
			['one address with many ports', (n: number) => `192.0.2.9:${n}`],
			['one IPv6 network with zeros in it', (n: number) => `2001:db8::${n}`],
			['brackets and ports', (n: number) => `[2001:db8:7::1]:${n}`],
		])('takes %s for one source', async (_, ip) => {
			const at = (n: number) => new PickerPageClient(google, { basicAuth, ip: ip(n) });
			for (let n = 1; n <= 5; n++) await wrong(at(n), 1);
			expect((await at(6).open('', right)).status).toBe(429);
		});

		it('does not let one who found an address try passwords without end', async () => {
			const owner = new PickerPageClient(google, { basicAuth });
			const address = await owner.begin(right);
			const finder = new PickerPageClient(google, { basicAuth, ip: '192.0.2.9' });
			for (let n = 0; n < 9; n++) await finder.open(address, basic(`ärger:guess ${n}`));
			expect((await finder.open(address, right)).status).toBe(429);
			expect((await owner.open(address, right)).status).toBe(200);
		});

		it('forgets after a quarter of an hour', async () => {
			const client = new PickerPageClient(google, { basicAuth });
			await wrong(client, 12);
			letTimePass(16 * 60);
			await wrong(client, 1);
			expect((await client.open('', right)).status).toBe(200);
		});
	});
});
