import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

/**
 * The scopes that Google still grants since March 31, 2025.
 * https://developers.google.com/photos/overview/authorization
 */
const SCOPES = [
	'https://www.googleapis.com/auth/photoslibrary.appendonly',
	'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
	'https://www.googleapis.com/auth/photoslibrary.edit.appcreateddata',
	'https://www.googleapis.com/auth/photospicker.mediaitems.readonly',
].join(' ');

/** Signs requests to Google Photos on behalf of a person, through n8n's Google OAuth2 flow. */
export class GooglePhotosOAuth2Api implements ICredentialType {
	name = 'googlePhotosOAuth2Api';

	extends = ['googleOAuth2Api'];

	displayName = 'Google Photos OAuth2 API';

	icon: Icon = {
		light: 'file:../icons/googlePhotos.svg',
		dark: 'file:../icons/googlePhotos.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-googlephotos/n8n-nodes-googlephotos/blob/main/docs/google-cloud-setup.md';

	properties: INodeProperties[] = [
		{
			displayName:
				'Google refuses Photos permissions in one sign-in with those of Drive, and perhaps other services. Keep this credential for Google Photos alone, and keep its client ID: albums and photos made through another client ID stay invisible.',
			name: 'photosOnlyNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Custom Scopes',
			name: 'customScopes',
			type: 'boolean',
			default: false,
			description: 'Whether to ask Google for other scopes than the default ones',
		},
		{
			displayName:
				'The default scopes are enough for everything this node can do today. Other scopes can make operations fail; a removed scope works only in a Google Cloud project that still holds it.',
			name: 'customScopesNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { customScopes: [true] } },
		},
		{
			displayName: 'Enabled Scopes',
			name: 'enabledScopes',
			type: 'string',
			default: SCOPES,
			description: 'The scopes to ask for, separated by spaces',
			displayOptions: { show: { customScopes: [true] } },
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: `={{$self["customScopes"] ? $self["enabledScopes"] : "${SCOPES}"}}`,
		},
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: 'https://photoslibrary.googleapis.com',
			url: '/v1/albums',
			qs: { pageSize: 1 },
		},
	};
}
