import type { INodeProperties } from 'n8n-workflow';

/** The fields that say what the page is about; shown at once. */
export const textFields: INodeProperties[] = [
	{
		displayName: 'Page Title',
		name: 'pageTitle',
		type: 'string',
		default: 'Choose photos',
		placeholder: 'e.g. Photos for the newsletter',
	},
	{
		displayName: 'Page Text',
		name: 'pageText',
		type: 'string',
		typeOptions: { rows: 3 },
		default: 'Choose the photos and videos you want to hand over.',
		description: 'Plain text; an empty line begins a new paragraph',
	},
];

/** Every other text of the page, so that it can speak any language. */
export const textOptions: INodeProperties[] = [
	{
		displayName: 'Account Hint',
		name: 'accountHint',
		type: 'string',
		typeOptions: { rows: 4 },
		default:
			'You choose in Google Photos, signed in to the Google account that this page belongs to. Nothing but the photos you choose is handed over.',
		description:
			'Tells the visitor which Google account to use: only the one of the credential can choose. Name it, for example by the first letters of its address.',
	},
	{
		displayName: 'Button Label',
		name: 'buttonLabel',
		type: 'string',
		default: 'Choose photos',
		description: 'The button of the first page, and the link to choose more at the end',
	},
	{
		displayName: 'Completion Title',
		name: 'completionTitle',
		type: 'string',
		default: 'Thank you',
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		default: 'en',
		placeholder: 'e.g. de or pt-BR',
		description:
			'The language of your texts, as a code such as de or pt-BR: screen readers and translators go by it',
	},
	{
		displayName: 'Picker Button Label',
		name: 'pickerButtonLabel',
		type: 'string',
		default: 'Open Google Photos',
		description: 'The button that opens Google Photos in another tab',
	},
	{
		displayName: 'Waiting Text',
		name: 'waitingText',
		type: 'string',
		typeOptions: { rows: 2 },
		default: 'Open Google Photos, choose, and press Done there. This page notices by itself.',
		description: 'What the page says while the visitor chooses in another tab',
	},
];
