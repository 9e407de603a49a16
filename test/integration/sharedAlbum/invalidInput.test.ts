import { locator, refusesInvalidInput, useSimulatedGoogle } from '../support';

const google = useSimulatedGoogle();

const share = (operation: string) => ({
	resource: 'album',
	operation,
	albumId: locator('id', '={{ "" }}'),
});
const sharedAlbum = (operation: string) => ({
	resource: 'sharedAlbum',
	operation,
	shareToken: ' ',
});

refusesInvalidInput(google, [
	['no album to share', "'Album' is empty", share('share')],
	['no album to unshare', "'Album' is empty", share('unshare')],
	['no share token to get', "'Share Token' is empty", sharedAlbum('get')],
	['no share token to join', "'Share Token' is empty", sharedAlbum('join')],
	['no share token to leave', "'Share Token' is empty", sharedAlbum('leave')],
]);
