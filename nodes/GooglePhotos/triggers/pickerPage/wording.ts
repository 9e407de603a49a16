import type { IWebhookFunctions } from 'n8n-workflow';
import { inputError, shown } from '../../shared/operation/inputErrors';
import type { Wording } from './pages';

function textOf(context: IWebhookFunctions, name: string): string {
	const value = context.getNodeParameter(name, '');
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The address to go to at the end, written in full; only web addresses are followed. */
function redirectOf(context: IWebhookFunctions): string {
	const given = textOf(context, 'redirectUrl').trim();
	if (/^https?:\/\//i.test(given) && URL.canParse(given)) return new URL(given).href;
	throw inputError(
		context,
		`'Redirect URL' is not a web address: "${shown(given)}"`,
		'Give a whole address that begins with https:// or http://.',
	);
}

/**
 * What the page says, from the node's fields.
 * @throws NodeOperationError naming 'Redirect URL' when it is no web address
 */
export function wordingOf(context: IWebhookFunctions): Wording {
	const redirects = context.getNodeParameter('whenDone', 'message') === 'redirect';
	return {
		title: textOf(context, 'pageTitle') || 'Choose photos',
		text: textOf(context, 'pageText'),
		doneText: textOf(context, 'doneText'),
		redirectUrl: redirects ? redirectOf(context) : undefined,
	};
}
