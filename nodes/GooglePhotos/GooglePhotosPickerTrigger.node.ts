import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { runOperation, toNodeOutput } from './shared/operation/outcomes';
import { pickerTriggerFields } from './triggers/pickerPage/fields';
import { handleRequest } from './triggers/pickerPage/handleRequest';
import { readPickedItems } from './triggers/pickerPage/readPickedItems';
import { testPageCredential } from './triggers/pickerPage/security/password';

const PATH = '={{ $parameter["options"]["path"] || $webhookId }}';
const isDone = async () => await Promise.resolve(true);
const NO_REGISTRATION = { checkExists: isDone, create: isDone, delete: isDone };

/**
 * A web page on which a person picks photos from their whole library; the workflow takes over when
 * they press Done. Requests of the page are handled by `webhook`; the photos are read by `execute`,
 * which n8n runs as the first step of the execution that such a call starts.
 */
export class GooglePhotosPickerTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Google Photos Picker Trigger',
		name: 'googlePhotosPickerTrigger',
		icon: {
			light: 'file:../../icons/googlePhotos.svg',
			dark: 'file:../../icons/googlePhotos.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: 'when photos are chosen',
		description:
			'Shows a page on which the owner of the connected Google account picks photos, and starts the workflow with them',
		eventTriggerDescription: 'Waiting for you to choose photos on the page of the Test URL',
		activationMessage: 'The page for choosing photos is open at the Production URL.',
		defaults: { name: 'Google Photos Picker Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'googlePhotosOAuth2Api', required: true },
			{
				name: 'googlePhotosPickerPageApi',
				required: true,
				testedBy: 'testPageCredential',
				displayOptions: { show: { authentication: ['basicAuth'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				isFullPath: true,
				path: PATH,
				ndvHideMethod: true,
			},
			{
				name: 'setup',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				isFullPath: true,
				path: PATH,
				ndvHideUrl: true,
			},
		],
		triggerPanel: {
			header: 'Choose photos of the connected Google account',
			executionsHelp: {
				inactive:
					'<b>While you build</b>, press the button, open the Test URL and choose photos within two minutes; if time runs out, press it again; the open page continues. <b>When it is ready</b>, activate (publish) the workflow and send the Production URL to the owner of the Google account.',
				active:
					'<b>While you build</b>, press the button, open the Test URL and choose photos within two minutes. <b>The Production URL</b> is open to visitors; what they start appears in the <a data-key="executions">executions list</a>.',
			},
			activationHint: 'Activate (publish) the workflow to open the page at its Production URL.',
		},
		properties: pickerTriggerFields,
	};

	methods = { credentialTest: { testPageCredential } };

	/** The page is n8n's own: Google is told nothing of it, so there is nothing to register. */
	webhookMethods = { default: NO_REGISTRATION, setup: NO_REGISTRATION };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleRequest(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await toNodeOutput(
			this,
			await runOperation(this, async () => await readPickedItems(this)),
		);
	}
}
