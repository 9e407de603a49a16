import { isGood, needed, reply, call, words } from '../calls';
import { album, batchCreate, idsIn, NAME, outcome, results, upload } from '../fixtures';
import { newPhoto } from '../media';
import type { Probe } from '../probe';

export const duplicateProbes: Probe[] = [
	{
		name: 'identical-bytes-again',
		question: 'Which item do bytes give that the library holds under another name?',
		assumes: 'The item made first.',
		maxRequests: 5,
		leaves: 'one photo',
		async run(lab) {
			const bytes = await newPhoto();
			const names = [`${NAME} first.jpg`, `${NAME} second.jpg`];
			const ids: Array<string | undefined> = [];
			for (const name of names) {
				const token = await upload(lab, bytes);
				const situation = ids.length ? 'the same bytes under another name' : 'new bytes';
				const created = needed(await batchCreate(lab, situation, [token], { names: [name] }));
				ids.push(results(created)[0]?.mediaItem?.id);
			}
			const [first = '', second] = ids;
			const read = reply(await call(lab, 'mediaItems.get', 'created twice', { id: first }));
			const kept = read.error ? 'unknown' : (read as { filename?: string }).filename;
			const which = second === undefined ? 'no item' : second === first ? 'the first' : 'another';
			return { says: `${which}; its name is now "${kept}"`, asAssumed: second === first };
		},
	},
	{
		name: 'identical-bytes-in-one-batch',
		question: 'What does the second of two identical files in one batchCreate get?',
		assumes: 'Code 6 ALREADY_EXISTS, without an item.',
		maxRequests: 3,
		leaves: 'one photo',
		async run(lab) {
			const bytes = await newPhoto();
			const tokens = [await upload(lab, bytes), await upload(lab, bytes)];
			const created = await batchCreate(lab, 'identical bytes twice', tokens);
			if (!isGood(created)) return { says: words(created), asAssumed: false };
			const [first, second] = results(created);
			const says = `HTTP ${created.status}, first ${outcome(first)}, second ${outcome(second)}`;
			return { says, asAssumed: second?.status?.code === 6 && !second.mediaItem };
		},
	},
	{
		name: 'known-bytes-into-album',
		question: 'Does batchCreate with an album put an item in there that the library holds already?',
		assumes: 'Yes, without a second item.',
		maxRequests: 5,
		uses: 'album',
		leaves: 'one photo',
		async run(lab) {
			const { id: albumId } = await album(lab);
			const bytes = await newPhoto();
			const first = await batchCreate(lab, 'new bytes, no album', [await upload(lab, bytes)]);
			const token = await upload(lab, bytes);
			const second = await batchCreate(lab, 'the same bytes, into an album', [token], { albumId });
			if (!isGood(second)) return { says: words(second), asAssumed: false };
			const id = results(first)[0]?.mediaItem?.id;
			const same = id !== undefined && results(second)[0]?.mediaItem?.id === id;
			const inAlbum = await idsIn(lab, albumId, 'after known bytes were put in');
			const isIn = id !== undefined && inAlbum.includes(id);
			const says = `${outcome(results(second)[0])}, ${same ? 'the same item' : 'not the same item'}, ${isIn ? 'and it is in the album' : 'and it is not in the album'}`;
			return { says, asAssumed: same && isIn };
		},
	},
];
