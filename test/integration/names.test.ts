/** Titles that look the same are the same, and names that differ stay apart. */
import {
	binaryItem,
	idItems,
	jsonItems,
	locator,
	photo,
	photoItems,
	useSimulatedGoogle,
} from './support';
import { download } from './support/downloads';
import { upload } from './support/uploads';

const google = useSimulatedGoogle();
const COMPOSED = 'Café Zürich'.normalize('NFC');
const DECOMPOSED = 'Café Zürich'.normalize('NFD');

describe.each([
	['composed', 'decomposed', COMPOSED, DECOMPOSED],
	['decomposed', 'composed', DECOMPOSED, COMPOSED],
])('an album whose title is %s, asked for in %s letters', (_, __, there, asked) => {
	const reuse = {
		resource: 'album',
		operation: 'create',
		title: '={{ $json.title }}',
		options: { ifTitleExists: 'reuse' },
	};

	it('takes the photos that are uploaded by name', async () => {
		const { albumId } = await google.seedAlbum(0, there);
		const parameters = upload({ albumId: locator('name', asked) });
		const { json } = await google.succeed({ parameters, items: await photoItems(2) });
		const { albums } = google.library();
		expect(albums).toHaveLength(1);
		expect(albums[0].mediaItemIds).toEqual(json.map(({ id }) => id));
		for (const photoJson of json) expect(photoJson.albumId).toBe(albumId);
	});

	it('is used in place of a new one', async () => {
		const { albumId } = await google.seedAlbum(0, there);
		const items = jsonItems({ title: asked }, { title: there });
		const { json } = await google.succeed({ parameters: reuse, items });
		expect(google.library().albums).toHaveLength(1);
		expect(json.map(({ id, created }) => [id, created])).toEqual([
			[albumId, false],
			[albumId, false],
		]);
	});

	it('is created once for both spellings', async () => {
		const items = jsonItems({ title: there }, { title: asked });
		const { json } = await google.succeed({ parameters: reuse, items });
		const { albums } = google.library();
		expect(albums).toHaveLength(1);
		expect(json.map(({ id, created }) => [id, created])).toEqual([
			[albums[0].id, true],
			[albums[0].id, false],
		]);
	});

	it('is created once for photos that name it in both spellings', async () => {
		const items = await photoItems(2);
		items[0].json.album = there;
		items[1].json.album = asked;
		const parameters = upload({ albumId: locator('name', '={{ $json.album }}') });
		await google.succeed({ parameters, items });
		expect(google.library().albums).toHaveLength(1);
		expect(google.library().albums[0].mediaItemIds).toHaveLength(2);
	});
});

it('titles that differ otherwise stay apart', async () => {
	await google.seedAlbum(0, 'Cafe Zürich');
	const parameters = upload({ albumId: locator('name', COMPOSED) });
	await google.succeed({ parameters, items: await photoItems(1) });
	expect(google.library().albums.map(({ mediaItemIds }) => mediaItemIds.length)).toEqual([0, 1]);
});

it('downloaded files keep the dots of their names', async () => {
	const names = ['Scan 1.1', 'Scan 1.2', 'Scan 1.2.jpg', '2026.07.14'];
	const items = [];
	for (const [number, fileName] of names.entries()) {
		items.push(await binaryItem(await photo(number), { fileName }));
	}
	const uploaded = await google.succeed({ parameters: upload(), items });
	const ids = uploaded.json.map(({ id }) => id as string);
	const { items: files } = await google.succeed({ parameters: download(), items: idItems(ids) });
	expect(files.map(({ binary }) => binary?.data.fileName)).toEqual([
		'Scan 1.1.jpg',
		'Scan 1.2.jpg',
		'Scan 1.2 (2).jpg',
		'2026.07.14.jpg',
	]);
	for (const { binary } of files) expect(binary?.data.fileExtension).toBe('jpg');
});
