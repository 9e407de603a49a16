import { call, isGood, needed, reply, words, type Method } from '../calls';
import { album, NAME, newAlbum } from '../fixtures';
import type { Lab } from '../lab';
import type { Probe } from '../probe';

/** Lists are walked with GET, searches with POST. */
async function page(lab: Lab, method: Method, situation: string, pageSize: number, token = '') {
	const request = { pageSize, ...(token ? { pageToken: token } : {}) };
	const isSearch = method === 'mediaItems.search';
	return await call(lab, method, situation, isSearch ? { json: request } : { query: request });
}

/** The order of `ids` in a list, as a text like "2 1 3". */
function order(ids: string[], listed: string[]): string {
	const found = listed.filter((id) => ids.includes(id)).map((id) => ids.indexOf(id) + 1);
	return found.length === ids.length ? found.join(' ') : 'not all on the first page';
}

function tokenProbe(name: string, method: Method): Probe {
	return {
		name,
		question: `Is a page token of ${method} bound to the page size?`,
		assumes: 'It is, or it is not: one page size for a whole walk suits both.',
		maxRequests: 4,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			await album(lab);
			const first = needed(await page(lab, method, 'page size 1', 1));
			const { nextPageToken } = reply(first);
			if (!nextPageToken) return { says: 'open: no page token came' };
			const other = await page(lab, method, 'page size 2 with that token', 2, nextPageToken);
			const same = await page(lab, method, 'page size 1 with that token', 1, nextPageToken);
			const wrong = await page(lab, method, 'a token that is none', 1, 'n8n-probe-no-token');
			const says = `another size: ${words(other)}; the same size: ${words(same)}; garbage: ${words(wrong)}`;
			return { says, asAssumed: isGood(same) };
		},
	};
}

export const pageProbes: Probe[] = [
	tokenProbe('page-token-list', 'mediaItems.list'),
	tokenProbe('page-token-search', 'mediaItems.search'),
	{
		name: 'page-size-limits',
		question: 'What does a page size get that is too large, zero or negative?',
		assumes: 'Nothing: the package asks for 1 to 50 albums and 1 to 100 media items.',
		maxRequests: 5,
		leaves: 'nothing',
		async run(lab) {
			const asked: Array<[Method, number]> = [
				['albums.list', 51],
				['mediaItems.list', 101],
				['mediaItems.search', 101],
				['mediaItems.list', 0],
				['mediaItems.list', -1],
			];
			const answers: string[] = [];
			for (const [method, size] of asked) {
				const sent = await page(lab, method, `a page size of ${size}`, size);
				answers.push(`${method} ${size}: ${words(sent)}`);
			}
			return { says: answers.join('; ') };
		},
	},
	{
		name: 'albums-order',
		question: 'In which order does albums.list give albums?',
		assumes: 'None: of several albums with one title the first in the list is taken.',
		maxRequests: 3,
		leaves: 'two albums',
		async run(lab) {
			const titles = [`${NAME} order, first`, `${NAME} order, second`];
			const ids: string[] = [];
			for (const title of titles) ids.push(await newAlbum(lab, 'two albums in turn', title));
			const listed = needed(await page(lab, 'albums.list', 'after two albums', 50));
			const places = order(
				ids,
				(reply(listed).albums ?? []).map(({ id }) => id),
			);
			const meaning: Record<string, string> = { '1 2': 'oldest first', '2 1': 'newest first' };
			return { says: `created 1 2, listed ${places} (${meaning[places] ?? 'no order seen'})` };
		},
	},
	{
		name: 'media-items-order',
		question: 'In which order do mediaItems.list and a search in an album give items?',
		assumes: 'None for the library; the order of positions in an album.',
		maxRequests: 3,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			const { id, inAlbum } = await album(lab);
			const library = needed(await page(lab, 'mediaItems.list', 'photos of 2001, 2003, 2002', 100));
			const search = needed(
				await page(lab, 'mediaItems.search', 'photos of 2001, 2003, 2002', 100),
			);
			const json = { albumId: id, pageSize: 100 };
			const inside = await call(lab, 'mediaItems.search', 'in the album, by position', { json });
			const [listed, found, placed] = [library, search, needed(inside)].map((one) =>
				order(
					inAlbum,
					(reply(one).mediaItems ?? []).map((item) => item.id),
				),
			);
			const says = `positions 1 2 3, taken 2001 2003 2002; list gives ${listed}, search ${found}, the album ${placed}`;
			return { says, asAssumed: placed === '1 2 3' };
		},
	},
];
