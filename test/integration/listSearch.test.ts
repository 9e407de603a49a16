import type { INodePropertyMode } from 'n8n-workflow';
import { loadOptionsContext, loadPackage, locator, useSimulatedGoogle } from './support';

const google = useSimulatedGoogle();

/** The list search behind a locator's "From List", as the panel would call it. */
async function searchMethodOf(parameter: string): Promise<string> {
	const { nodeTypes } = await loadPackage();
	const { properties } = nodeTypes.getByNameAndVersion('googlePhotos').description;
	const modes = properties
		.filter(({ name }) => name === parameter)
		.flatMap((property): INodePropertyMode[] => property.modes ?? []);
	const method = modes.find(({ name }) => name === 'list')?.typeOptions?.searchListMethod;
	if (!method) throw new Error(`"${parameter}" has no list`);
	return method;
}

describe('list of albums', () => {
	it('gives all albums page by page', async () => {
		const { albumIds } = await google.seed({ albums: 120 });
		const method = await searchMethodOf('albumId');
		const seen: unknown[] = [];
		let token: string | undefined;
		let pages = 0;
		do {
			const page = await google.listSearch({ method, token });
			seen.push(...page.results.map(({ value }) => value));
			token = page.paginationToken;
		} while (token && ++pages < 10);
		expect(seen).toHaveLength(120);
		expect(new Set(seen)).toEqual(new Set(albumIds));
		expect(google.requests().length).toBeLessThanOrEqual(3);
	});

	it('finds titles by a part, whatever the case', async () => {
		const { albumIds } = await google.seed({ albums: ['Trip to Rome', 'Birthday', 'Rome again'] });
		const method = await searchMethodOf('albumId');
		const { results } = await google.listSearch({ method, filter: 'rome' });
		expect(new Set(results.map(({ value }) => value))).toEqual(new Set([albumIds[0], albumIds[2]]));
		expect(results.map(({ name }) => name).sort()).toEqual(['Rome again', 'Trip to Rome']);
	});

	it('finds a title that is not on the first page', async () => {
		const titles = [...Array(130).keys()].map((number) => `Album ${number}`);
		await google.seed({ albums: ['Hidden one', ...titles, 'Hidden two'] });
		const method = await searchMethodOf('albumId');
		const found: string[] = [];
		let token: string | undefined;
		let pages = 0;
		do {
			const page = await google.listSearch({ method, filter: 'hidden', token });
			found.push(...page.results.map(({ name }) => name));
			token = page.paginationToken;
		} while (token && ++pages < 10);
		expect(found.sort()).toEqual(['Hidden one', 'Hidden two']);
	});

	it('shows why the list cannot be read', async () => {
		const body = { error: { code: 403, message: 'Not allowed.', status: 'PERMISSION_DENIED' } };
		google.control.fail({ route: 'GET /v1/albums', times: 9, status: 403, body });
		const method = await searchMethodOf('albumId');
		await expect(google.listSearch({ method })).rejects.toThrow();
	});
});

describe('an empty list', () => {
	it.each([
		['searchAlbums', 'No album yet'],
		['searchMediaItems', 'No media item yet'],
	])('of %s says why, and choosing that chooses nothing', async (method, words) => {
		const { results } = await google.listSearch({ method });
		expect(results).toEqual([{ name: expect.stringContaining(words) as string, value: '' }]);
		expect(results[0].name.length).toBeLessThanOrEqual(55);
		expect((await google.listSearch({ method, filter: 'rome' })).results).toEqual([]);
	});
});

describe('the album whose title was typed into the list', () => {
	async function createAlbum(name: string) {
		const { nodeTypes } = await loadPackage();
		const { methods } = nodeTypes.getByNameAndVersion('googlePhotos');
		return await methods!.actionHandler!.createAlbum.call(
			await loadOptionsContext({ credential: google.credential }),
			{ name },
		);
	}

	it('is created', async () => {
		const id = await createAlbum(' Rome ');
		expect(google.library().albums).toEqual([expect.objectContaining({ id, title: 'Rome' })]);
	});

	it('is taken where it is there already', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		expect(await createAlbum('Rome')).toBe(albumIds[0]);
		expect(google.library().albums).toHaveLength(1);
	});

	it('is none where nothing was typed', async () => {
		expect(await createAlbum(' ')).toBe(false);
		expect(google.requests()).toEqual([]);
	});

	it('is refused where Google would refuse it', async () => {
		await expect(createAlbum('x'.repeat(501))).rejects.toThrow("'Album' is too long");
	});
});

describe('list of media items', () => {
	it('gives photos by file name, with their ids', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		const method = await searchMethodOf('mediaItemId');
		const { results } = await google.listSearch({ method, parameter: 'mediaItemId' });
		expect(new Set(results.map(({ value }) => value))).toEqual(new Set(mediaItemIds));
		expect(results.map(({ name }) => name).sort()).toEqual([
			expect.stringContaining('photo-1.jpg'),
			expect.stringContaining('photo-2.jpg'),
			expect.stringContaining('photo-3.jpg'),
		]);
	});
});

describe('list of cover photos', () => {
	const update = (albumId: string) => ({
		resource: 'album',
		operation: 'update',
		albumId: locator('list', albumId),
	});

	it('offers what is in the album that the panel names, and nothing else', async () => {
		const { albumId, mediaItemIds } = await google.seedAlbum(3);
		await google.seed({ mediaItems: 2 });
		const { results } = await google.listSearch({
			method: 'searchMediaItemsOfAlbum',
			parameter: 'updateFields.coverPhotoMediaItemId',
			parameters: update(albumId),
		});
		expect(results.map(({ value }) => value)).toEqual(mediaItemIds);
	});

	it('says that an album has to be chosen first', async () => {
		const parameters = update('');
		const search = google.listSearch({ method: 'searchMediaItemsOfAlbum', parameters });
		await expect(search).rejects.toThrow("'Album' is empty");
		expect(google.requests()).toEqual([]);
	});
});
