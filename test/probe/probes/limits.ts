import { call, isGood, words, type Details, type Method } from '../calls';
import { album, altered, NAME } from '../fixtures';
import type { Lab } from '../lab';
import type { Probe, Verdict } from '../probe';

const text = (length: number) => `${NAME} `.padEnd(length, 'x');

/** A request that is expected to be refused, and what it is. */
type Ask = [situation: string, method: Method, details: Details];

/** Sends one after the other; says what each of them got. */
async function askAll(lab: Lab, asks: Ask[], refused: number): Promise<Verdict> {
	const answers: string[] = [];
	let asAssumed = true;
	for (const [at, [situation, method, details]] of asks.entries()) {
		const sent = await call(lab, method, situation, { ...details, once: true });
		answers.push(`${situation}: ${words(sent)}`);
		asAssumed &&= at < refused ? sent.status === 400 : isGood(sent);
	}
	return { says: answers.join('; '), asAssumed };
}

export const limitProbes: Probe[] = [
	{
		name: 'album-title-limits',
		question: 'What do an empty and a too long album title get?',
		assumes: '400; up to 500 characters are accepted.',
		maxRequests: 4,
		uses: 'album',
		leaves: 'an album with a long title, should Google take it',
		async run(lab) {
			const { id } = await album(lab);
			const query = { updateMask: 'title' };
			const titled = (title: string): Details => ({ id, query, json: { title } });
			return await askAll(
				lab,
				[
					['an empty title', 'albums.patch', titled('')],
					['a title of 501 characters', 'albums.patch', titled(text(501))],
					[
						'a new album with 501 characters',
						'albums.create',
						{ json: { album: { title: text(501) } } },
					],
					['its own title again', 'albums.patch', titled(NAME)],
				],
				3,
			);
		},
	},
	{
		name: 'description-limits',
		question: 'How long may a description be, and does an empty one take it away?',
		assumes: 'Up to 1000 characters; longer ones get 400.',
		maxRequests: 4,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			const { outside } = await album(lab);
			const query = { updateMask: 'description' };
			const described = (description: string): Details => ({
				id: outside,
				query,
				json: { description },
			});
			return await askAll(
				lab,
				[
					['1001 characters', 'mediaItems.patch', described(text(1001))],
					['1000 characters', 'mediaItems.patch', described(text(1000))],
					['999 characters', 'mediaItems.patch', described(text(999))],
					['no characters', 'mediaItems.patch', described('')],
				],
				1,
			);
		},
	},
	{
		name: 'bad-update-mask',
		question: 'What does a wrong or missing updateMask get?',
		assumes: '400.',
		maxRequests: 3,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			const { id, outside } = await album(lab);
			const json = { title: NAME };
			return await askAll(
				lab,
				[
					['no updateMask', 'albums.patch', { id, json }],
					[
						'updateMask productUrl',
						'albums.patch',
						{ id, json, query: { updateMask: 'productUrl' } },
					],
					[
						'updateMask filename',
						'mediaItems.patch',
						{ id: outside, query: { updateMask: 'filename' }, json: { filename: NAME } },
					],
				],
				3,
			);
		},
	},
	{
		name: 'batch-limits',
		question: 'What do empty and too large batches get?',
		assumes: '400; the package sends 1 to 50.',
		maxRequests: 6,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			const { id, inAlbum } = await album(lab);
			const many = Array.from({ length: 51 }, (_, at) => `${altered(inAlbum[0])}${at}`);
			const newMediaItems = many.map((_, at) => ({
				simpleMediaItem: { uploadToken: `n8n-probe-no-such-token-${at}` },
			}));
			return await askAll(
				lab,
				[
					['batchCreate of 0', 'mediaItems.batchCreate', { json: { newMediaItems: [] } }],
					['batchCreate of 51', 'mediaItems.batchCreate', { json: { newMediaItems } }],
					['batchGet of 0', 'mediaItems.batchGet', {}],
					['batchGet of 51', 'mediaItems.batchGet', { query: { mediaItemIds: many } }],
					['batchAdd of 0', 'albums.batchAddMediaItems', { id, json: { mediaItemIds: [] } }],
					['batchAdd of 51', 'albums.batchAddMediaItems', { id, json: { mediaItemIds: many } }],
				],
				6,
			);
		},
	},
	{
		name: 'bad-filters',
		question: 'What do filters get that do not go together?',
		assumes: '400.',
		maxRequests: 4,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			const { id } = await album(lab);
			const mediaTypeFilter = { mediaTypes: ['PHOTO'] };
			const date = (day: number) => ({ year: 2001, month: 2, day });
			const search = (situation: string, json: object): Ask => [
				situation,
				'mediaItems.search',
				{ json },
			];
			const dates = [1, 2, 3, 4, 5, 6].map(date);
			return await askAll(
				lab,
				[
					search('an album with filters', { albumId: id, filters: { mediaTypeFilter } }),
					search('two media types', {
						filters: { mediaTypeFilter: { mediaTypes: ['PHOTO', 'VIDEO'] } },
					}),
					search('six dates', { filters: { dateFilter: { dates } } }),
					search('an order without a date', { orderBy: 'MediaMetadata.creation_time' }),
				],
				4,
			);
		},
	},
	{
		name: 'enrichment-limit',
		question: 'Does Google refuse a text enrichment of 1001 characters?',
		assumes: 'Nothing: the package sends what it is given and shows the refusal.',
		maxRequests: 1,
		uses: 'album',
		leaves: 'a text in the album, should Google take it',
		async run(lab) {
			const { id } = await album(lab);
			const json = {
				newEnrichmentItem: { textEnrichment: { text: text(1001) } },
				albumPosition: { position: 'LAST_IN_ALBUM' },
			};
			const sent = await call(lab, 'albums.addEnrichment', 'a text of 1001 characters', {
				id,
				json,
			});
			return { says: words(sent) };
		},
	},
];
