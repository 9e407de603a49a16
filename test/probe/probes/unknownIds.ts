import { call, reply, words } from '../calls';
import { album, altered, batchCreate, uploadPhoto } from '../fixtures';
import type { Probe } from '../probe';

const MALFORMED = 'n8n-probe';

export const unknownIdProbes: Probe[] = [
	{
		name: 'unknown-media-item',
		question: 'What do get, patch and batchGet answer to an unknown and to a malformed id?',
		assumes: 'get: 404 or 400. batchGet: 200, with a code for each bad id and the good ones given.',
		maxRequests: 4,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			const { inAlbum } = await album(lab);
			const unknown = altered(inAlbum[0]);
			const json = { description: 'n8n probe' };
			const got = await call(lab, 'mediaItems.get', 'an unknown id', { id: unknown });
			const bad = await call(lab, 'mediaItems.get', 'a malformed id', { id: MALFORMED });
			const patched = await call(lab, 'mediaItems.patch', 'an unknown id', {
				id: unknown,
				query: { updateMask: 'description' },
				json,
			});
			const query = { mediaItemIds: [inAlbum[0], unknown, MALFORMED] };
			const batch = await call(
				lab,
				'mediaItems.batchGet',
				'a good, an unknown and a malformed id',
				{
					query,
					once: true,
				},
			);
			const { mediaItemResults = [] } = reply(batch);
			const each = mediaItemResults.map(({ mediaItem, status }) =>
				mediaItem ? 'given' : `code ${status?.code} "${status?.message}"`,
			);
			const says = `get, unknown: ${words(got)}; get, malformed: ${words(bad)}; patch, unknown: ${words(patched)}; batchGet: ${words(batch)}${each.length ? ` with ${each.join(', ')}` : ''}`;
			const isGiven = mediaItemResults[0]?.mediaItem !== undefined;
			return { says, asAssumed: [400, 404].includes(got.status) && isGiven };
		},
	},
	{
		name: 'unknown-album',
		question: 'What do the methods of an album answer to an unknown and to a malformed id?',
		assumes: '404 or 400; no request is repeated for it.',
		maxRequests: 7,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			const { id, inAlbum } = await album(lab);
			const unknown = altered(id);
			const answers: string[] = [];
			const statuses: number[] = [];
			for (const [kind, albumId] of [
				['an unknown album', unknown],
				['a malformed album id', MALFORMED],
			]) {
				const got = await call(lab, 'albums.get', kind, { id: albumId });
				const found = await call(lab, 'mediaItems.search', kind, { json: { albumId } });
				answers.push(`get, ${kind}: ${words(got)}`, `search: ${words(found)}`);
				statuses.push(got.status, found.status);
			}
			const json = { mediaItemIds: [inAlbum[0]] };
			const added = await call(lab, 'albums.batchAddMediaItems', 'an unknown album', {
				id: unknown,
				json,
			});
			const token = await uploadPhoto(lab);
			const created = await batchCreate(lab, 'into an unknown album', [token], {
				albumId: unknown,
			});
			answers.push(`batchAdd: ${words(added)}`, `batchCreate: ${words(created)}`);
			statuses.push(added.status, created.status);
			const asAssumed = statuses.every((status) => status === 400 || status === 404);
			return { says: answers.join('; '), asAssumed };
		},
	},
];
