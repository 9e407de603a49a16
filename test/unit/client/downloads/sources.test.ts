import { librarySource } from '../../../../nodes/GooglePhotos/client/downloads/librarySource';
import type { MediaItemReader } from '../../../../nodes/GooglePhotos/client/downloads/mediaItemReader';
import { PickedSource } from '../../../../nodes/GooglePhotos/client/downloads/pickedSource';
import { MAX_BASE_URL_AGE_MS } from '../../../../nodes/GooglePhotos/client/downloads/baseUrlSource';
import type { PickedMediaItem } from '../../../../nodes/GooglePhotos/client/api/pickerTypes';
import type { MediaItem } from '../../../../nodes/GooglePhotos/client/api/types';

afterEach(() => jest.restoreAllMocks());

const photo: PickedMediaItem = {
	id: 'p',
	type: 'PHOTO',
	mediaFile: { baseUrl: 'https://lh3.test/p', filename: 'sea.jpg', mimeType: 'image/jpeg' },
};

describe('files of picked items', () => {
	it('have a name and a kind, whatever Google leaves out', async () => {
		const bare = { id: 'bare' } as PickedMediaItem;
		const clip = { id: 'clip', mediaFile: { mimeType: 'video/mp4' } } as PickedMediaItem;
		const source = new PickedSource([photo, bare, clip], async () => await Promise.resolve([]));
		expect(await source.get('p')).toMatchObject({ name: 'sea.jpg', isVideo: false });
		expect(await source.get('bare')).toMatchObject({ name: 'bare', isVideo: false });
		expect(await source.get('clip')).toMatchObject({ name: 'clip', isVideo: true });
	});

	it('have an address that is young enough', async () => {
		const again = { ...photo, mediaFile: { ...photo.mediaFile, baseUrl: 'https://lh3.test/new' } };
		const relist = jest.fn(async () => await Promise.resolve([again as PickedMediaItem]));
		const source = new PickedSource([photo], relist);
		jest.spyOn(Date, 'now').mockReturnValue(Date.now() + MAX_BASE_URL_AGE_MS + 1);
		const [one, other] = await Promise.all([source.get('p'), source.get('p')]);
		expect([one.baseUrl, other.baseUrl]).toEqual(Array(2).fill('https://lh3.test/new'));
		expect(relist).toHaveBeenCalledTimes(1);
	});
});

it.each([
	['a photo', { filename: 'sea.jpg', mimeType: 'image/jpeg' }, 'sea.jpg', false],
	['a video by its metadata', { mediaMetadata: { video: {} } }, 'id', true],
	['a video by its type', { mimeType: 'video/mp4' }, 'id', true],
	['an item without anything', {}, 'id', false],
])('a file of the library is %s', async (_, fields, name, isVideo) => {
	const item = { id: 'id', ...fields } as MediaItem;
	const reader = { get: async () => await Promise.resolve(item) } as unknown as MediaItemReader;
	expect(await librarySource(reader).get('id')).toMatchObject({ name, isVideo });
});
