import {
	findDuplicateFiles,
	reassignAfterFailure,
} from '../../../../nodes/GooglePhotos/client/uploads/duplicates';
import { fileOf } from './uploadFile';

describe('findDuplicateFiles', () => {
	const duplicates = async (...entries: Array<[text: string, albumId?: string]>) =>
		await findDuplicateFiles(
			{},
			entries.map(([text, albumId]) => ({ file: fileOf(text), albumId })),
			2,
		);

	it('reads only files of the same size', async () => {
		const unread = { ...fileOf('abcd'), open: () => Promise.reject(new Error('read')) };
		expect(await findDuplicateFiles({}, [{ file: unread }, { file: fileOf('abc') }], 2)).toEqual([
			0, 1,
		]);
	});

	it('finds identical bytes, not equal sizes', async () => {
		expect(await duplicates(['abc'], ['abd'], ['abc'], ['x'])).toEqual([0, 1, 0, 3]);
	});

	it('sends the bytes once for each album, and for the library with one of them', async () => {
		expect(await duplicates(['abc'], ['abc', 'A'], ['abc', 'B'], ['abc', 'A'])).toEqual([
			1, 1, 2, 1,
		]);
	});

	it('leaves a file that cannot be read to its upload', async () => {
		const broken = { ...fileOf('abc'), open: () => Promise.reject(new Error('gone')) };
		expect(await findDuplicateFiles({}, [{ file: broken }, { file: fileOf('abc') }], 2)).toEqual([
			0, 1,
		]);
	});
});

describe('reassignAfterFailure', () => {
	const after = (albumIds: Array<string | undefined>, senders: number[], ...failed: number[]) =>
		reassignAfterFailure(
			albumIds.map((albumId) => ({ albumId })),
			senders,
			(index) => failed.includes(index),
		);

	it('leaves everything as it is when all went well', () => {
		expect(after(['A', undefined, 'B'], [0, 0, 2])).toEqual([0, 0, 2]);
	});

	it('sends the duplicates that go elsewhere once for each target', () => {
		expect(after(['A', undefined, 'A', undefined, 'B'], [0, 0, 0, 0, 4], 0)).toEqual([
			0, 1, 0, 1, 4,
		]);
	});

	it('tells positions in an album apart', () => {
		const behind = (relativeMediaItemId: string) => ({
			albumId: 'A',
			position: { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId } as const,
		});
		const entries = [behind('gone'), behind('there'), behind('gone')];
		expect(reassignAfterFailure(entries, [0, 0, 0], (index) => index === 0)).toEqual([0, 1, 0]);
	});
});
