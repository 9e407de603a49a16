import { createHash, timingSafeEqual } from 'crypto';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
	IWebhookFunctions,
} from 'n8n-workflow';

/** The credential that guards the page. */
const PAGE_CREDENTIAL = 'googlePhotosPickerPageApi';

const MIN_PASSWORD_LENGTH = 8;

function asString(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** Takes the same time wherever the texts differ, and whatever their lengths. */
function isEqual(one: string, other: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(one), digest(other));
}

function isComplete(credential: ICredentialDataDecryptedObject | undefined): boolean {
	return asString(credential?.user) !== '' && asString(credential?.password) !== '';
}

/** User name and password of a Basic header, joined by a colon. https://www.rfc-editor.org/rfc/rfc7617 */
function parseBasicHeader(header: unknown): string {
	const [, encoded] = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(asString(header)) ?? ['', ''];
	return Buffer.from(encoded, 'base64').toString('utf8');
}

/** Whether the visitor may see the page at all; a credential without a password lets nobody in. */
export async function isAuthorized(context: IWebhookFunctions): Promise<boolean> {
	if (context.getNodeParameter('authentication') === 'none') return true;
	const credential = await context.getCredentials(PAGE_CREDENTIAL);
	if (!isComplete(credential)) return false;
	const expected = `${asString(credential.user)}:${asString(credential.password)}`;
	return isEqual(parseBasicHeader(context.getHeaderData().authorization), expected);
}

/** The credential's test: nothing is asked of anybody, so it looks at what was filled in. */
export async function testPageCredential(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const refuse = (message: string) => Promise.resolve({ status: 'Error' as const, message });
	if (!isComplete(data)) return await refuse('Give a user name and a password');
	if (asString(data?.user).includes(':')) return await refuse('A user name cannot hold a colon');
	if (asString(data?.password).length < MIN_PASSWORD_LENGTH) {
		return await refuse(`The password has fewer than ${MIN_PASSWORD_LENGTH} characters`);
	}
	return { status: 'OK', message: 'User name and password are set' };
}
