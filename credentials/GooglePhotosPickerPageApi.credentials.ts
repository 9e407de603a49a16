import type { ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

/** Guards the page of the Google Photos Picker Trigger by HTTP Basic authentication. */
export class GooglePhotosPickerPageApi implements ICredentialType {
	name = 'googlePhotosPickerPageApi';

	displayName = 'Google Photos Picker Page API';

	icon: Icon = {
		light: 'file:../icons/googlePhotos.svg',
		dark: 'file:../icons/googlePhotos.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-googlephotos/n8n-nodes-googlephotos#connect';

	properties: INodeProperties[] = [
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			description: 'The user name that visitors of the page must give',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The password that visitors of the page must give, at least 8 characters long',
		},
	];
}
