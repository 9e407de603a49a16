const PREFIX = 'https://www.googleapis.com/auth/';

/** Scopes that tell only who the person is; they are granted together, without a checkbox. */
const IDENTITY: Record<string, string> = {
	openid: 'Associate you with your personal info on Google',
	email: 'See your primary Google Account email address',
	profile: 'See your personal info, including any personal info you have made publicly available',
	[`${PREFIX}userinfo.email`]: 'See your primary Google Account email address',
	[`${PREFIX}userinfo.profile`]:
		'See your personal info, including any personal info you have made publicly available',
};

const PHOTOS: Record<string, string> = {
	[`${PREFIX}photoslibrary.appendonly`]: 'Add to your Google Photos library',
	[`${PREFIX}photoslibrary.readonly.appcreateddata`]:
		'See the photos, videos and albums in your Google Photos that this app added',
	[`${PREFIX}photoslibrary.edit.appcreateddata`]:
		'Edit the info of the photos, videos and albums that this app added',
	[`${PREFIX}photospicker.mediaitems.readonly`]:
		'See the photos and videos that you pick from Google Photos',
	[`${PREFIX}photosambient.mediaitems`]: 'See the photos that you choose for a display device',
	// Removed on March 31, 2025. What Google's page says to them now is undocumented: here they can be
	// granted, but open no method.
	[`${PREFIX}photoslibrary`]: 'See, upload and organize items in your Google Photos library',
	[`${PREFIX}photoslibrary.readonly`]: 'See your Google Photos library',
	[`${PREFIX}photoslibrary.sharing`]: 'Manage and add to shared albums on your behalf',
};

const DRIVE: Record<string, string> = {
	[`${PREFIX}drive`]: 'See, edit, create and delete all of your Google Drive files',
	[`${PREFIX}drive.file`]:
		'See, edit, create and delete the Drive files that you use with this app',
	[`${PREFIX}drive.readonly`]: 'See and download all of your Google Drive files',
	[`${PREFIX}drive.appdata`]: 'See and manage this app’s own data in your Google Drive',
	[`${PREFIX}drive.metadata`]: 'See and manage the metadata of your Google Drive files',
	[`${PREFIX}drive.metadata.readonly`]: 'See information about your Google Drive files',
	[`${PREFIX}drive.photos.readonly`]: 'See the photos in your Google Drive',
};

const ALL = { ...IDENTITY, ...PHOTOS, ...DRIVE };

/** What the consent page says about a scope. */
export const describeScope = (scope: string): string => ALL[scope] ?? scope;

export const isIdentityScope = (scope: string): boolean => scope in IDENTITY;

/** The scopes of a space-separated list, each once, in order. */
export function parseScopes(list: string): string[] {
	return [...new Set(list.split(/\s+/).filter((scope) => scope !== ''))];
}

export const unknownScopes = (scopes: string[]): string[] =>
	scopes.filter((scope) => !(scope in ALL));

/**
 * Scopes that Google refuses to grant in one request: Photos Library scopes with Drive scopes.
 * Whether the Picker's scope is refused with Drive's too is undocumented; here it is granted.
 */
export function incompatibleScopes(scopes: string[]): string[] {
	const library = scopes.filter((scope) => scope.startsWith(`${PREFIX}photoslibrary`));
	const drive = scopes.filter((scope) => scope in DRIVE);
	return library.length > 0 && drive.length > 0 ? [...library, ...drive] : [];
}
