import { Readable } from 'node:stream';
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

	it('reads files that begin differently no further than their first 64 KiB', async () => {
		const KIB = 1024;
		let bytesRead = 0;
		const large = (first: string, last: string) => {
			const content = Buffer.alloc(512 * KIB, 'x');
			content.write(first, 0);
			content.write(last, content.length - 1);
			const file = fileOf(content.toString());
			const open = async () => {
				await Promise.resolve();
				async function* chunks() {
					for (let at = 0; at < content.length; at += 64 * KIB) {
						bytesRead += 64 * KIB;
						yield await Promise.resolve(content.subarray(at, at + 64 * KIB));
					}
				}
				return Readable.from(chunks(), { highWaterMark: 1 });
			};
			return { file: { ...file, open } };
		};
		const different = ['a', 'b', 'c'].map((first) => large(first, 'x'));
		expect(await findDuplicateFiles({}, different, 2)).toEqual([0, 1, 2]);
		// A stream reads one chunk ahead.
		expect(bytesRead).toBeLessThanOrEqual(3 * 3 * 64 * KIB);
		const alike = [large('a', 'x'), large('a', 'y'), large('a', 'x')];
		expect(await findDuplicateFiles({}, alike, 2)).toEqual([0, 1, 0]);
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
