import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** The n8n contexts in which Google Photos can be called. */
export type PhotosContext =
	IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

/** The credential type that signs requests. */
export const CREDENTIAL = 'googlePhotosOAuth2Api';

/** The credential a context signs with, which stands for one Google account. */
export function getAccountKey(context: PhotosContext): string {
	const { id, name } = context.getNode().credentials?.[CREDENTIAL] ?? {};
	// In old workflows a credential has only a name.
	return id ?? `name ${name}`;
}
