import type { INodeProperties } from 'n8n-workflow';
import { optionsField, simplifyField } from '../../shared/fields/commonFields';
import { renditionFields } from '../../shared/files/renditionFields';
import {
	deleteSessionOption,
	pickedConcurrencyOption,
	pickedDownloadFields,
} from '../../shared/picker/pickedItems';
import { maxItemCountOption } from '../../shared/picker/sessions';
import { textFields, textOptions } from './view/textFields';

const options: INodeProperties[] = [
	{
		...deleteSessionOption,
		default: true,
		description:
			"Whether to end the picking session when all files are downloaded and nothing failed. Has an effect only with 'Download'.",
	},
	maxItemCountOption,
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		placeholder: 'e.g. choose-photos',
		description: "The end of the page's address. A random one unless set, which is hard to guess.",
	},
	...renditionFields,
	pickedConcurrencyOption,
	...textOptions,
];

/** The fields of the trigger: who may enter, what the page says, what the workflow gets. */
export const pickerTriggerFields: INodeProperties[] = [
	{
		displayName:
			"The photos are those of the credential's own Google account. Its owner opens the page, typically on a phone, signs in to that account and chooses. The workflow then starts, once for each selection, with one item per photo. To collect the photos of guests, use n8n's Form Trigger instead.",
		name: 'pageNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		options: [
			{
				name: 'Basic Auth',
				value: 'basicAuth',
				description: 'Visitors give a user name and a password before they see the page',
			},
			{
				name: 'None',
				value: 'none',
				description: 'Whoever knows the address can open the page',
			},
		],
		default: 'none',
		description:
			'Who may open the page; only the owner of the Google account can choose photos in any case',
	},
	...textFields,
	{
		displayName: 'Respond With',
		name: 'respondWith',
		type: 'options',
		options: [
			{
				name: 'Completion Message',
				value: 'text',
				description: 'Show a message on the page',
			},
			{ name: 'Redirect', value: 'redirect', description: 'Send the visitor to another address' },
		],
		default: 'text',
		description: 'What the visitor sees when the workflow has started',
	},
	{
		displayName: 'Completion Message',
		name: 'completionMessage',
		type: 'string',
		typeOptions: { rows: 2 },
		default: 'Your photos are on their way. You can close this page.',
		displayOptions: { show: { respondWith: ['text'] } },
	},
	{
		displayName: 'Redirect URL',
		name: 'redirectUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/thank-you',
		displayOptions: { show: { respondWith: ['redirect'] } },
	},
	...pickedDownloadFields,
	simplifyField,
	optionsField(...options),
];
