import type { INodeParameters } from 'n8n-workflow';
import { LEGACY_SCOPES, locator, useSimulatedGoogle } from './support';

const google = useSimulatedGoogle();

/** Google gives a page only to the request that its token came from, page size included. */
const walks: Array<[string, number, () => Promise<INodeParameters>]> = [
	[
		'media items',
		130,
		async () => {
			await google.seed({ mediaItems: 260 });
			return { resource: 'mediaItem', operation: 'getAll' };
		},
	],
	[
		'albums',
		60,
		async () => {
			await google.seed({ albums: 130 });
			return { resource: 'album', operation: 'getAll' };
		},
	],
	[
		'search with filters',
		101,
		async () => {
			await google.seed({ mediaItems: 210 });
			return { resource: 'mediaItem', operation: 'search', searchBy: 'filters' };
		},
	],
	[
		'search in an album',
		101,
		async () => {
			const albumId = locator('id', (await google.seedAlbum(210)).albumId);
			return { resource: 'mediaItem', operation: 'search', searchBy: 'album', albumId };
		},
	],
];

describe.each(walks)('%s with a limit of %i', (_, limit, prepare) => {
	const walk = async () => {
		const parameters = { ...(await prepare()), limit };
		google.control.clearRequests();
		const { json } = await google.succeed({ parameters });
		expect(new Set(json.map(({ id }) => id)).size).toBe(json.length);
		for (const { status } of google.requests()) expect(status).toBe(200);
		return json.length;
	};

	it('gives exactly so many', async () => {
		expect(await walk()).toBe(limit);
		expect(google.requests()).toHaveLength(2);
	});

	it.each<[string, () => void]>([
		['short', () => google.control.shortPages(true)],
		['empty', () => google.control.emptyPageEvery(2)],
		['overlapping', () => google.control.overlapPages(true)],
	])('gives exactly so many from %s pages', async (_kind, make) => {
		make();
		expect(await walk()).toBe(limit);
	});
});

it('ends where the token too many leads to an empty page', async () => {
	google.control.tokenAtEnd(true);
	await google.seed({ albums: 100 });
	const parameters = { resource: 'album', operation: 'getAll', returnAll: true };
	expect((await google.succeed({ parameters })).json).toHaveLength(100);
	expect(google.requests()).toHaveLength(3);
});

describe('before March 31, 2025', () => {
	it('shared albums with a limit of 60 are exactly so many', async () => {
		google.control.setMode('legacy');
		google.connect(LEGACY_SCOPES);
		const { albumIds } = await google.seed({ albums: 70 });
		const share = {
			resource: 'album',
			operation: 'share',
			albumId: locator('id', '={{ $json.id }}'),
		};
		const items = albumIds.map((id) => ({ json: { id } }));
		google.control.setWriteDuration(0);
		await google.succeed({ parameters: share, items });
		const parameters = { resource: 'sharedAlbum', operation: 'getAll', limit: 60 };
		expect((await google.succeed({ parameters })).json).toHaveLength(60);
	});
});
