import { GooglePhotosOAuth2Api } from '../../../../credentials/GooglePhotosOAuth2Api.credentials';
import { refreshing } from './situations';
import { ALWAYS, both, fails, type Reading, type Statement, succeeds } from './statement';

const reconnect = fails(/connected again|reconnect/i, /7 days/);

/** What the sign-in asks for, as n8n takes it from the credential. */
const scopes = (): string[] => {
	const { properties } = new GooglePhotosOAuth2Api();
	const all = properties.find(({ name }) => name === 'enabledScopes')?.default;
	return typeof all === 'string' ? all.split(' ') : [];
};
const asksFor =
	(check: (names: string[]) => void): Reading =>
	() =>
		check(scopes());

export const oauthStatements: Statement[] = [
	{
		id: 'oauth-refresh-revoked',
		reads: 'asks the person to connect again, and tells of the seven days',
		when: refreshing,
		times: ALWAYS,
		then: reconnect,
	},
	{
		id: 'oauth-refresh-invalid-grant',
		reads: 'asks the person to connect again, without a description by Google',
		when: refreshing,
		times: ALWAYS,
		then: reconnect,
	},
	{
		id: 'oauth-drive-scopes',
		reads: 'does not happen: the sign-in asks for scopes of Google Photos alone',
		when: refreshing,
		times: 0,
		then: both(
			succeeds(0),
			asksFor((names) => {
				for (const name of names) expect(name).toMatch(/auth\/photos(library|picker)\./);
			}),
		),
	},
	{
		id: 'oauth-library-and-picker',
		reads: 'is what the sign-in asks for: both APIs at once',
		when: refreshing,
		times: 0,
		then: asksFor((names) => {
			expect(names.filter((name) => name.includes('photoslibrary'))).toHaveLength(3);
			expect(names.filter((name) => name.includes('photospicker'))).toHaveLength(1);
		}),
	},
];
