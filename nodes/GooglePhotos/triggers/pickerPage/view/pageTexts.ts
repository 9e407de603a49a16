import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { inputError, preview, toText } from '../../../shared/operation/inputErrors';
import type { PageTexts } from './pages';
import { textOptions } from './textFields';

/** The address to go to at the end, written in full; only web addresses are followed. */
function readRedirectUrl(context: IWebhookFunctions): string {
	const given = toText(context.getNodeParameter('redirectUrl', '')).trim();
	if (/^https?:\/\//i.test(given) && URL.canParse(given)) return new URL(given).href;
	throw inputError(
		context,
		`'Redirect URL' is not a web address: "${preview(given)}"`,
		'Give a whole address that begins with https:// or http://.',
	);
}

/** https://www.rfc-editor.org/rfc/rfc5646 */
function readLanguage(context: IWebhookFunctions, given: string): string {
	if (/^[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}$/i.test(given)) return given;
	throw inputError(
		context,
		`'Language' is not a language code: "${preview(given)}"`,
		'Give a code such as en, de, or pt-BR.',
	);
}

/**
 * What the page says, from the node's fields.
 * @throws NodeOperationError naming 'Redirect URL' or 'Language' when it is none
 */
export function readPageTexts(context: IWebhookFunctions): PageTexts {
	const read = (name: string) => toText(context.getNodeParameter(name, ''));
	const redirects = context.getNodeParameter('respondWith', 'text') === 'redirect';
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const defaults = Object.fromEntries(textOptions.map(({ name, default: text }) => [name, text]));
	const option = (name: string) => toText(options[name] ?? defaults[name]);
	// A button without words cannot be pressed.
	const label = (name: string) => option(name).trim() || toText(defaults[name]);
	return {
		title: read('pageTitle') || 'Choose photos',
		text: read('pageText'),
		accountHint: option('accountHint'),
		buttonLabel: label('buttonLabel'),
		pickerButtonLabel: label('pickerButtonLabel'),
		waitingText: option('waitingText'),
		completionTitle: label('completionTitle'),
		completionMessage: read('completionMessage'),
		redirectUrl: redirects ? readRedirectUrl(context) : undefined,
		language: readLanguage(context, label('language')),
	};
}
