import type { INodeParameters } from 'n8n-workflow';
import {
	jsonItems,
	locator,
	refusesInvalidInput,
	UNKNOWN_ID,
	useSimulatedGoogle,
} from '../support';

const google = useSimulatedGoogle();
const PATCH = 'PATCH /v1/albums/{id}';

function update(albumId: string, updateFields: INodeParameters): INodeParameters {
	return { resource: 'album', operation: 'update', albumId: locator('id', albumId), updateFields };
}

describe('album: update', () => {
	it.each([
		['title', { title: 'Roma è bella 📷' }, { title: 'Roma è bella 📷' }],
		['cover photo', { coverPhotoMediaItemId: '={{ $json.cover }}' }, undefined],
	])('changes the %s alone', async (_, updateFields, body) => {
		const { albumId, mediaItemIds } = await google.seedAlbum(2);
		const items = jsonItems({ cover: mediaItemIds[1] });
		const { json } = await google.succeed({ parameters: update(albumId, updateFields), items });
		const [request] = google.requests(PATCH);
		const expected = body ?? { coverPhotoMediaItemId: mediaItemIds[1] };
		expect(request.query).toBe(`updateMask=${Object.keys(expected)[0]}`);
		expect(request.body).toEqual(expected);
		expect(json[0]).toMatchObject(expected);
	});

	it('takes the address of a photo in the album as cover', async () => {
		const { albumId, mediaItemIds } = await google.seedAlbum(2);
		const url = `https://photos.google.com/lr/album/${albumId}/photo/${mediaItemIds[1]}`;
		const parameters = update(albumId, { coverPhotoMediaItemId: locator('url', url) });
		const { json } = await google.run({ parameters });
		expect(json[0].coverPhotoMediaItemId).toBe(mediaItemIds[1]);
	});

	it('passes on why Google refuses a photo of another album', async () => {
		const { albumId } = await google.seedAlbum(1);
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const cover = locator('id', mediaItemIds[0]);
		const result = await google.run({
			parameters: update(albumId, { coverPhotoMediaItemId: cover }),
		});
		expect(result.errorText).toContain('did not accept the request to change an album');
		expect(result.errorText).toContain('cover photo');
	});

	it('repeats the change when the response was lost', async () => {
		const { albumId } = await google.seedAlbum(0);
		google.control.fail({ route: PATCH, drop: 'after' });
		const { json } = await google.succeed({ parameters: update(albumId, { title: 'Roma' }) });
		expect(json[0].title).toBe('Roma');
	});

	refusesInvalidInput(google, [
		['an update of nothing', "'Update Fields' is empty", update(UNKNOWN_ID, {})],
		['an empty title', "'Title' is empty", update(UNKNOWN_ID, { title: ' ' })],
		['a title over 500', "'Title' is too long", update(UNKNOWN_ID, { title: 'x'.repeat(501) })],
		[
			'no cover',
			"'Cover Photo' is empty",
			update(UNKNOWN_ID, { coverPhotoMediaItemId: locator('id', '') }),
		],
		[
			'a file name for a cover',
			`'Cover Photo' is not the ID of a Google Photos media item: "sea.jpg"`,
			update(UNKNOWN_ID, { coverPhotoMediaItemId: locator('id', 'sea.jpg') }),
		],
	]);
});
