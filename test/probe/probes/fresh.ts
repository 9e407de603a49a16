import { call, isGood, reply, words } from '../calls';
import type { Exchange } from '../exchange';
import { album, batchCreate, idsIn, NAME, newAlbum, newItem, uploadPhoto } from '../fixtures';
import type { Lab } from '../lab';
import type { Probe } from '../probe';

/** Seconds to wait before each try. */
const TRIES = [0, 2, 10, 30];

/** Tries until Google does it; says after how many seconds, and what it said before. */
async function whenGood(
	lab: Lab,
	what: string,
	ask: (situation: string) => Promise<{ isThere: boolean; says: string }>,
): Promise<{ says: string; atOnce: boolean }> {
	let waited = 0;
	const refusals: string[] = [];
	for (const seconds of TRIES) {
		if (seconds > 0) await lab.pause(seconds * 1000);
		waited += seconds;
		const { isThere, says } = await ask(`${waited} s after it was created`);
		if (isThere) {
			const before = refusals.length ? ` (before: ${[...new Set(refusals)].join(', ')})` : '';
			return { says: `${what} after ${waited} s${before}`, atOnce: waited === 0 };
		}
		refusals.push(says);
	}
	const said = [...new Set(refusals)].join(', ');
	return { says: `${what} not within ${waited} s (${said})`, atOnce: false };
}

const asked = (exchange: Exchange) => ({ isThere: isGood(exchange), says: words(exchange) });

export const freshProbes: Probe[] = [
	{
		name: 'fresh-album',
		question: 'How soon is a new album listed, read and open to batchCreate?',
		assumes: 'At once.',
		maxRequests: 2 + 3 * TRIES.length,
		leaves: 'one album and one photo',
		async run(lab) {
			const token = await uploadPhoto(lab);
			const id = await newAlbum(lab, 'a fresh album', `${NAME} fresh`);
			const usable = await whenGood(lab, 'takes a photo', async (situation) =>
				asked(await batchCreate(lab, `into an album, ${situation}`, [token], { albumId: id })),
			);
			const read = await whenGood(lab, 'read', async (situation) =>
				asked(await call(lab, 'albums.get', situation, { id })),
			);
			const listed = await whenGood(lab, 'listed', async (situation) => {
				const query = { pageSize: 50 };
				const { albums = [] } = reply(await call(lab, 'albums.list', situation, { query }));
				return { isThere: albums.some((one) => one.id === id), says: 'not on the first page' };
			});
			const says = [usable, read, listed].map((one) => one.says).join('; ');
			return { says, asAssumed: usable.atOnce && read.atOnce && listed.atOnce };
		},
	},
	{
		name: 'fresh-item',
		question: 'How soon is a new photo read, added to an album and found by a search?',
		assumes: 'At once; batchAddMediaItems may refuse it for two seconds.',
		maxRequests: 2 + 4 * TRIES.length,
		uses: 'album',
		leaves: 'one photo',
		async run(lab) {
			const { id: albumId } = await album(lab);
			const { id } = await newItem(lab, 'a fresh photo');
			const json = { mediaItemIds: [id] };
			const added = await whenGood(lab, 'added', async (situation) =>
				asked(await call(lab, 'albums.batchAddMediaItems', situation, { id: albumId, json })),
			);
			const read = await whenGood(lab, 'read', async (situation) =>
				asked(await call(lab, 'mediaItems.get', situation, { id })),
			);
			const inAlbum = await whenGood(lab, 'listed in the album', async (situation) => ({
				isThere: (await idsIn(lab, albumId, situation)).includes(id),
				says: 'not in it',
			}));
			const filters = { mediaTypeFilter: { mediaTypes: ['PHOTO'] } };
			const found = await whenGood(lab, 'found by a search with a filter', async (situation) => {
				const search = { json: { filters, pageSize: 100 } };
				const page = await call(lab, 'mediaItems.search', `with a filter, ${situation}`, search);
				const { mediaItems = [] } = reply(page);
				return {
					isThere: mediaItems.some((item) => item.id === id),
					says: 'not on the first page',
				};
			});
			const says = [added, read, inAlbum, found].map((one) => one.says).join('; ');
			return { says, asAssumed: added.atOnce && read.atOnce && inAlbum.atOnce };
		},
	},
];
