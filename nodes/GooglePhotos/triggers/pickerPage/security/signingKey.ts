import type { IWebhookFunctions } from 'n8n-workflow';
import { CREDENTIAL } from '../../../client/http/context';
import type { SigningKey } from './address';

/**
 * What this page signs its addresses with.
 * @throws RangeError when the credential has no client secret
 */
export async function getSigningKey(context: IWebhookFunctions): Promise<SigningKey> {
	const { clientSecret } = await context.getCredentials(CREDENTIAL);
	const workflowId = context.getWorkflow().id ?? '';
	const secret = typeof clientSecret === 'string' ? clientSecret : '';
	if (secret === '') throw new RangeError('The Google Photos credential has no client secret');
	return { workflowId, nodeId: context.getNode().id, secret };
}
