import { createHash, timingSafeEqual } from 'crypto';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
	IWebhookFunctions,
} from 'n8n-workflow';
import { inputError } from '../../../shared/operation/inputErrors';
import { headerOf } from '../page';
import { noteWrongPassword, secondsToWait } from './wrongPasswords';

/** The credential that guards the page. */
const PAGE_CREDENTIAL = 'googlePhotosPickerPageApi';

const MIN_PASSWORD_LENGTH = 8;

/** Whether a visitor may see the page; with `waitSeconds` the password was not looked at. */
export type Access = 'granted' | 'refused' | { waitSeconds: number };

/** Keyboards write the same letter in several ways. https://www.rfc-editor.org/rfc/rfc8265 */
function asText(value: unknown): string {
	return typeof value === 'string' ? value.normalize('NFC') : '';
}

/** Takes the same time wherever the texts differ, and whatever their lengths. */
function isEqual(one: string, other: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(one), digest(other));
}

/** Why a credential guards nothing; undefined for a usable one. */
function weaknessOf(credential: ICredentialDataDecryptedObject | undefined): string | undefined {
	const [user, password] = [asText(credential?.user), asText(credential?.password)];
	if (user === '' || password === '') return 'Give a user name and a password';
	if (user.includes(':')) return 'A user name cannot hold a colon';
	if ([...password].length >= MIN_PASSWORD_LENGTH) return undefined;
	return `The password has fewer than ${MIN_PASSWORD_LENGTH} characters`;
}

/** User name and password of a Basic header, joined by a colon. https://www.rfc-editor.org/rfc/rfc7617 */
function parseBasicHeader(header: string): string {
	const [, encoded] = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(header) ?? ['', ''];
	return asText(Buffer.from(encoded, 'base64').toString('utf8'));
}

/**
 * Whether the visitor may see the page at all. Only an explicit `none` asks for no password.
 *
 * @param findKnown the session of a signed address of this page that the visitor has, if any: wrong
 *   passwords of others do not hold up a selection
 * @throws NodeOperationError for a credential that guards nothing
 */
export async function checkAccess(
	context: IWebhookFunctions,
	findKnown: () => Promise<string | undefined>,
): Promise<Access> {
	if (context.getNodeParameter('authentication') === 'none') return 'granted';
	const credential = await context.getCredentials(PAGE_CREDENTIAL);
	const weakness = weaknessOf(credential);
	if (weakness) {
		throw inputError(
			context,
			`The credential Google Photos Picker Page API cannot guard the page: ${weakness}`,
			'Open the credential and set a user name and a longer password.',
		);
	}
	const given = parseBasicHeader(headerOf(context, 'authorization'));
	if (given === '') return 'refused';
	const known = await findKnown();
	const waitSeconds = secondsToWait(context, known);
	if (waitSeconds > 0) return { waitSeconds };
	const expected = `${asText(credential.user)}:${asText(credential.password)}`;
	if (isEqual(given, expected)) return 'granted';
	noteWrongPassword(context, known);
	return 'refused';
}

/** The credential's test: nothing is asked of anybody, so it looks at what was filled in. */
export async function testPageCredential(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const message = weaknessOf(data);
	const result: INodeCredentialTestResult = message
		? { status: 'Error', message }
		: { status: 'OK', message: 'User name and password are set' };
	return await Promise.resolve(result);
}
