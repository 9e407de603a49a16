import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { bytesFrom } from '../../nodes/GooglePhotos/client/uploads/openFrom';
import {
	findTwins,
	sendersAfterFailures,
} from '../../nodes/GooglePhotos/client/uploads/duplicates';
import { doneText } from '../../nodes/GooglePhotos/shared/operation/completedWork';
import { fileNameFor } from '../../nodes/GooglePhotos/shared/files/outputFile';

const fileOf = (text: string, pieces = 3) => ({
	mimeType: 'image/jpeg',
	size: text.length,
	open: () => {
		const parts = text.match(new RegExp(`.{1,${pieces}}`, 'g')) ?? [];
		return Promise.resolve(
			Readable.from(
				parts.map((part) => Buffer.from(part)),
				{ objectMode: false },
			),
		);
	},
});

describe('fileNameFor', () => {
	it.each([
		['a.JPG', 'image/jpeg', 'a.JPG'],
		['a.heic', 'image/jpeg', 'a.jpg'],
		['clip.mov', 'video/mp4', 'clip.mp4'],
		['no ending', 'image/png', 'no ending.png'],
		['v1.2 final', 'image/png', 'v1.2 final.png'],
		['.hidden', 'image/png', '.hidden.png'],
		['a.cr2', 'image/x-canon-cr2', 'a.cr2'],
		[undefined, 'image/webp', 'media-item.webp'],
	])('names %s of type %s %s', (name, type, expected) => {
		expect(fileNameFor(name, type)).toBe(expected);
	});
});

describe('doneText', () => {
	it('says nothing when nothing was done', () => {
		expect(doneText([{ failure: new Error() }, {}])).toBeUndefined();
	});

	it('names each item where they are few', () => {
		const text = doneText([{ wrote: 'A' }, { failure: new Error() }, { wrote: 'B' }]);
		expect(text).toContain('item 0: A; item 2: B.');
	});

	it('gives ranges where they are many', () => {
		const outcomes = Array.from({ length: 1000 }, (_, index) =>
			index === 500 ? { failure: new Error() } : { wrote: `id-${index}` },
		);
		const text = doneText(outcomes) ?? '';
		expect(text).toContain('999 items (0-499, 501-999)');
		expect(text.length).toBeLessThan(400);
	});
});

describe('bytesFrom', () => {
	it.each([0, 1, 3, 7, 9])('reads a stream from byte %i on', async (offset) => {
		const stream = (await bytesFrom(fileOf('abcdefghij'), offset)) as Readable;
		expect((await buffer(stream)).toString()).toBe('abcdefghij'.slice(offset));
	});

	it('says when the file is shorter than announced', async () => {
		await expect(bytesFrom(fileOf('abc'), 5)).rejects.toThrow('ends after 3 bytes');
	});
});

describe('findTwins', () => {
	const twins = async (...entries: Array<[text: string, albumId?: string]>) =>
		await findTwins(
			{},
			entries.map(([text, albumId]) => ({ file: fileOf(text), albumId })),
			2,
		);

	it('reads only files of the same size', async () => {
		const unread = { ...fileOf('abcd'), open: () => Promise.reject(new Error('read')) };
		expect(await findTwins({}, [{ file: unread }, { file: fileOf('abc') }], 2)).toEqual([0, 1]);
	});

	it('finds identical bytes, not equal sizes', async () => {
		expect(await twins(['abc'], ['abd'], ['abc'], ['x'])).toEqual([0, 1, 0, 3]);
	});

	it('sends the bytes once for each album, and for the library with one of them', async () => {
		expect(await twins(['abc'], ['abc', 'A'], ['abc', 'B'], ['abc', 'A'])).toEqual([1, 1, 2, 1]);
	});

	it('leaves a file that cannot be read to its upload', async () => {
		const broken = { ...fileOf('abc'), open: () => Promise.reject(new Error('gone')) };
		expect(await findTwins({}, [{ file: broken }, { file: fileOf('abc') }], 2)).toEqual([0, 1]);
	});
});

describe('sendersAfterFailures', () => {
	const after = (albumIds: Array<string | undefined>, senders: number[], ...failed: number[]) =>
		sendersAfterFailures(
			albumIds.map((albumId) => ({ albumId })),
			senders,
			(index) => failed.includes(index),
		);

	it('leaves everything as it is when all went well', () => {
		expect(after(['A', undefined, 'B'], [0, 0, 2])).toEqual([0, 0, 2]);
	});

	it('sends the twins that go elsewhere once for each target', () => {
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
		expect(sendersAfterFailures(entries, [0, 0, 0], (index) => index === 0)).toEqual([0, 1, 0]);
	});
});
