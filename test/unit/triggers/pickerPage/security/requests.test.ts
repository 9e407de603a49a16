import type { IWebhookFunctions } from 'n8n-workflow';
import { cookieHeader } from '../../../../../nodes/GooglePhotos/triggers/pickerPage/security/cookie';
import { isForeignRequest } from '../../../../../nodes/GooglePhotos/triggers/pickerPage/security/foreignSites';
import { getSigningKey } from '../../../../../nodes/GooglePhotos/triggers/pickerPage/security/signingKey';

/** A call of the page at this address of n8n's. */
function callAt(url: string | undefined, more: Partial<IWebhookFunctions> = {}): IWebhookFunctions {
	const context: Partial<IWebhookFunctions> = {
		getNodeWebhookUrl: () => url,
		getNode: () => ({ id: 'n1' }) as ReturnType<IWebhookFunctions['getNode']>,
		...more,
	};
	return context as IWebhookFunctions;
}

describe('the cookie of a selection', () => {
	const header = (url?: string) =>
		cookieHeader(callAt(url), 'address', { sessionId: 's', expiresAt: 0 })['Set-Cookie'];

	it('is for the path of the page, and over https only where n8n has https', () => {
		const scope = 'Path=/webhook/1/pick; Max-Age=0; HttpOnly; SameSite=Strict';
		expect(header('http://n8n.test/webhook/1/pick')).toBe(`googlePhotosPicking=address; ${scope}`);
		expect(header('https://n8n.test/webhook/1/pick')).toContain(`${scope}; Secure`);
	});

	it.each([undefined, '', 'no address', 'https://n8n.test/a;b', 'https://n8n.test/a,b'])(
		'is left out where the address of the page is %p',
		(url) => expect(header(url)).toBeUndefined(),
	);
});

describe('a start without Sec-Fetch-Site', () => {
	const isForeign = (url: string | undefined, headers: Record<string, string>) =>
		isForeignRequest(callAt(url, { getWebhookName: () => 'setup', getHeaderData: () => headers }));

	it.each([
		['http://n8n.test:5678/webhook/pick', { origin: 'http://n8n.test:5678' }, false],
		['http://n8n.test:5678/webhook/pick', { origin: 'http://n8n.test' }, true],
		[undefined, { origin: 'http://n8n.test', host: 'n8n.test' }, false],
		['no address', { origin: 'http://n8n.test', 'x-forwarded-host': 'n8n.test' }, true],
		[undefined, { origin: 'http://n8n.test' }, true],
		[undefined, { origin: 'null' }, true],
		[undefined, {}, false],
	])('at %p with %p: from another site is %p', (url, headers, foreign) => {
		expect(isForeign(url, headers as Record<string, string>)).toBe(foreign);
	});
});

describe('the key that signs addresses', () => {
	const keyOf = async (clientSecret: unknown, workflowId?: string) =>
		await getSigningKey(
			callAt(undefined, {
				getCredentials: async <T extends object>() =>
					await Promise.resolve({ clientSecret } as unknown as T),
				getWorkflow: () => ({ id: workflowId, active: true }),
			}),
		);

	it('is of this node and workflow, which may not be stored yet', async () => {
		const key = { nodeId: 'n1', secret: 'secret' };
		expect(await keyOf('secret', 'w1')).toEqual({ ...key, workflowId: 'w1' });
		expect(await keyOf('secret')).toEqual({ ...key, workflowId: '' });
	});

	it.each(['', undefined, 7])('is refused where the client secret is %p', async (secret) => {
		await expect(keyOf(secret)).rejects.toThrow('no client secret');
	});
});
