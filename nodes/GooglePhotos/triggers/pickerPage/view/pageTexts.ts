import type { IWebhookFunctions } from 'n8n-workflow';
import { inputError, preview } from '../../../shared/operation/inputErrors';
import type { PageTexts } from './pages';

function readTextField(context: IWebhookFunctions, name: string): string {
	const value = context.getNodeParameter(name, '');
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The address to go to at the end, written in full; only web addresses are followed. */
function readRedirectUrl(context: IWebhookFunctions): string {
	const given = readTextField(context, 'redirectUrl').trim();
	if (/^https?:\/\//i.test(given) && URL.canParse(given)) return new URL(given).href;
	throw inputError(
		context,
		`'Redirect URL' is not a web address: "${preview(given)}"`,
		'Give a whole address that begins with https:// or http://.',
	);
}

/**
 * What the page says, from the node's fields.
 * @throws NodeOperationError naming 'Redirect URL' when it is no web address
 */
export function readPageTexts(context: IWebhookFunctions): PageTexts {
	const redirects = context.getNodeParameter('respondWith', 'text') === 'redirect';
	return {
		title: readTextField(context, 'pageTitle') || 'Choose photos',
		text: readTextField(context, 'pageText'),
		completionMessage: readTextField(context, 'completionMessage'),
		redirectUrl: redirects ? readRedirectUrl(context) : undefined,
	};
}
