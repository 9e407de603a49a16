import type { NotProbed } from '../probe';

/** What cannot be tried without harm, or not by one person in one sitting. */
export const notProbed: NotProbed[] = [
	{
		question: 'The daily quota used up',
		reason: 'it would stop every other use of the project until midnight Pacific time',
	},
	{
		question: 'Writes at the same time, and more than 30 a minute (429)',
		reason: 'Google has been seen to refuse all writes of the account for up to an hour then',
	},
	{
		question: 'Whether a 409 ABORTED has done nothing',
		reason: 'nobody knows how to bring one about',
	},
	{
		question: 'Whether a 5xx or a lost answer has done nothing',
		reason: 'they cannot be brought about on purpose',
	},
	{
		question: 'Storage of the account full',
		reason: 'it would take gigabytes that no app can delete again',
	},
	{
		question: 'An album with 20,000 items',
		reason: 'it would take 20,000 items that no app can delete again',
	},
	{
		question: 'Files larger than 200 MB or 20 GB (413)',
		reason: 'it would take hours of traffic and the storage of the account',
	},
	{
		question: 'The life of an upload token and of an upload session',
		reason: 'it takes more than a day',
	},
	{
		question: 'The life of a page token',
		reason: 'it may be days; the package uses one within seconds',
	},
	{
		question: 'A picking session after 7 days',
		reason: 'it takes a week; the probe picker-polling reads the announced life',
	},
	{
		question: 'Items and albums that the person deleted, archived or moved to the trash',
		reason: 'only a person can do that, and the end of the trash takes 60 days',
	},
	{
		question: 'Items and albums of another OAuth client',
		reason: 'it takes a second client; unknown ids stand in for them',
	},
	{
		question: 'An account without Google Photos, or with it switched off',
		reason: 'it takes another account',
	},
	{
		question: 'An API that is not enabled, and a scope that was not granted',
		reason: 'it would take the project or the consent of the run apart',
	},
	{
		question: 'A refresh token that expired or was revoked',
		reason: 'revoking ends every sign-in of the account with this client',
	},
	{
		question: 'Whether Photos scopes may be asked for together with Drive scopes',
		reason: 'it widens the consent to data that a test must not see',
	},
	{
		question: 'Whether uploads count against the 10,000 requests a day',
		reason: 'no response tells; compare the count of this run with the console on the next day',
	},
	{
		question: 'Which scopes Google classes as sensitive',
		reason: 'no response tells; the console shows it',
	},
	{
		question: 'The time zone of date filters, and whether dates and ranges are joined by "or"',
		reason: 'new items reach filtered searches after an unknown delay of up to hours',
	},
	{
		question: 'The daily limit of downloads (429 without words)',
		reason: 'it takes 75,000 downloads and stops every other use of the project',
	},
];
