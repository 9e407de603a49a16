import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { openFrom } from '../../../../nodes/GooglePhotos/client/uploads/openFrom';
import { fileOf } from './uploadFile';

describe('openFrom', () => {
	it.each([0, 1, 3, 7, 9])('reads a stream from byte %i on', async (offset) => {
		const stream = (await openFrom(fileOf('abcdefghij'), offset)) as Readable;
		expect((await buffer(stream)).toString()).toBe('abcdefghij'.slice(offset));
	});

	it('says when the file is shorter than announced', async () => {
		await expect(openFrom(fileOf('abc'), 5)).rejects.toThrow('ends after 3 bytes');
	});
});
