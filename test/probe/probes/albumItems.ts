import { call, isGood, words } from '../calls';
import { album, idsIn, newItem } from '../fixtures';
import type { Probe } from '../probe';

export const albumItemProbes: Probe[] = [
	{
		name: 'remove-item-not-in-album',
		question: 'What does removing an item get that is not in the album?',
		assumes: 'A refusal of the whole call with 400.',
		maxRequests: 1,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			const { id, outside } = await album(lab);
			const json = { mediaItemIds: [outside] };
			const situation = 'an item of this app that is not in the album';
			const removed = await call(lab, 'albums.batchRemoveMediaItems', situation, { id, json });
			return { says: words(removed), asAssumed: removed.status === 400 };
		},
	},
	{
		name: 'remove-item-twice',
		question: 'What does the same removal get a second time?',
		assumes: 'A refusal with 400 and "invalid media item"; nothing else changes.',
		maxRequests: 4,
		uses: 'album',
		leaves: 'one photo',
		async run(lab) {
			const { id } = await album(lab);
			const json = { mediaItemIds: [(await newItem(lab, 'a photo into the album', id)).id] };
			const first = await call(lab, 'albums.batchRemoveMediaItems', 'once', { id, json });
			const again = await call(lab, 'albums.batchRemoveMediaItems', 'again', { id, json });
			const says = `first ${words(first)}, then ${words(again)}`;
			return { says, asAssumed: isGood(first) && again.status === 400 };
		},
	},
	{
		name: 'add-item-twice',
		question: 'What does adding an item get that is in the album already?',
		assumes: 'Success; the item stays where it is and stands there once.',
		maxRequests: 3,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			const { id, inAlbum } = await album(lab);
			const json = { mediaItemIds: [inAlbum[0]] };
			const before = await idsIn(lab, id, 'before an item is added again');
			const added = await call(lab, 'albums.batchAddMediaItems', 'an item of the album', {
				id,
				json,
			});
			const after = await idsIn(lab, id, 'after an item was added again');
			const same = before.join() === after.join();
			const says = `${words(added)}; the album lists ${same ? 'the same items in the same order' : `${after.length} items in place of ${before.length}, or in another order`}`;
			return { says, asAssumed: isGood(added) && same };
		},
	},
	{
		name: 'add-item-repeated',
		question: 'What does an id get that stands twice in one batchAddMediaItems?',
		assumes: '400; the package sends no id twice.',
		maxRequests: 1,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			const { id, inAlbum } = await album(lab);
			const json = { mediaItemIds: [inAlbum[0], inAlbum[0]] };
			const added = await call(lab, 'albums.batchAddMediaItems', 'an id twice', { id, json });
			return { says: words(added), asAssumed: added.status === 400 };
		},
	},
];
