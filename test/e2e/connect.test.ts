import { consent } from '../support/googleConsent';
import { credentialType } from '../support/names';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

describe('The credential', () => {
	it('is connected through the consent page, and passes its test', async () => {
		expect(await client.testCredential(testEnvironment.credential.id)).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
	});

	it('asks for the scopes that Google still grants, and for a refresh token', async () => {
		const url = new URL(await client.authorizationUrl(testEnvironment.credential.id));
		expect(url.origin).toBe('https://accounts.google.com');
		expect(url.searchParams.get('access_type')).toBe('offline');
		const scopes = (url.searchParams.get('scope') ?? '').split(' ');
		const names = scopes.map((scope) => scope.replace('https://www.googleapis.com/auth/', ''));
		expect(names.sort()).toEqual([
			'photoslibrary.appendonly',
			'photoslibrary.edit.appcreateddata',
			'photoslibrary.readonly.appcreateddata',
			'photospicker.mediaitems.readonly',
		]);
	});

	it('stays unconnected when the person presses Cancel', async () => {
		const id = await client.createCredential('Cancelled', credentialType, {
			clientId: testEnvironment.identity.clientId,
			clientSecret: 'simulated-secret',
		});
		const authorizationUrl = await client.authorizationUrl(id);
		const cookies = client.cookies;
		await expect(
			consent({ authorizationUrl, google: simulator, cookies, button: /cancel/i }),
		).rejects.toThrow('access_denied');
		expect(await client.testCredential(id)).toMatchObject({ status: 'Error' });
	});
});
