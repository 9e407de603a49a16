import { chooseAlbum } from '../../../../nodes/GooglePhotos/client/albums/listTitles';
import { AlbumMemory } from '../../../../nodes/GooglePhotos/client/flow/albumMemory';

describe('of two albums with one title', () => {
	it.each([
		['the smaller ID', { id: 'a' }, { id: 'b' }, 'a'],
		['the one that holds something', { id: 'a' }, { id: 'b', mediaItemsCount: '1' }, 'b'],
		[
			'the smaller ID when both do',
			{ id: 'a', mediaItemsCount: '1' },
			{ id: 'b', mediaItemsCount: '9' },
			'a',
		],
	])('%s is taken, in whichever order they come', (_, one, other, id) => {
		expect(chooseAlbum(one, other).id).toBe(id);
		expect(chooseAlbum(other, one).id).toBe(id);
	});
});

describe('what is remembered of albums', () => {
	afterEach(() => jest.useRealTimers());

	it('belongs to one account, for ten minutes', () => {
		jest.useFakeTimers();
		const memory = new AlbumMemory();
		memory.remember('account', [['Rome', { id: 'a' }]]);
		expect(memory.recall('account', 'Rome')).toBe('a');
		expect(memory.recall('other', 'Rome')).toBeUndefined();
		jest.advanceTimersByTime(10 * 60_000 + 1);
		expect(memory.recall('account', 'Rome')).toBeUndefined();
	});

	it('is forgotten by ID', () => {
		const memory = new AlbumMemory();
		memory.remember('account', [
			['Rome', { id: 'a' }],
			['Oslo', { id: 'b' }],
		]);
		memory.forget('a');
		expect(memory.recall('account', 'Rome')).toBeUndefined();
		expect(memory.recall('account', 'Oslo')).toBe('b');
	});
});
