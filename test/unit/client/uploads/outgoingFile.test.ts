import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { UploadFile } from '../../../../nodes/GooglePhotos/client/uploads/file';
import { OutgoingFile } from '../../../../nodes/GooglePhotos/client/uploads/outgoingFile';
import { fileOf } from './uploadFile';

const node = { name: 'Google Photos', type: 'googlePhotos', parameters: {} };
const context = { getNode: () => node } as unknown as IExecuteFunctions;

async function read(file: UploadFile, offset?: number): Promise<string> {
	const body = await new OutgoingFile(file).open(context, 'uploads.send', offset);
	return (await buffer(body as Readable)).toString();
}

describe('a file on its way', () => {
	it.each([0, 1, 3, 7, 9])('is read from byte %i on', async (offset) => {
		expect(await read(fileOf('abcdefghij'), offset)).toBe('abcdefghij'.slice(offset));
	});

	it.each([
		[5, 'abc', 'ends after 3 bytes, but 5'],
		[2, 'abcdef', 'more than the 2 bytes'],
		[3, 'abcdef', 'more than the 3 bytes'],
	])('is broken off when it has not the announced size of %i', async (size, text, words) => {
		await expect(read({ ...fileOf(text), size })).rejects.toThrow(words);
	});

	it('never gives all announced bytes of a file that has more', async () => {
		const body = await new OutgoingFile({ ...fileOf('abcdef'), size: 3 }).open(
			context,
			'uploads.send',
		);
		const seen: string[] = [];
		await expect(
			(async () => {
				for await (const chunk of body as Readable) seen.push(String(chunk));
			})(),
		).rejects.toThrow();
		expect(seen).toEqual([]);
	});

	it('closes what it reads when nobody reads on', async () => {
		const file = fileOf('abcdefghij');
		const source = (await file.open()) as Readable;
		const sending = new OutgoingFile({ ...file, open: () => Promise.resolve(source) });
		const body = (await sending.open(context, 'uploads.send')) as Readable;
		body.destroy();
		await new Promise((resolve) => setImmediate(resolve));
		expect(source.destroyed).toBe(true);
	});

	it('goes out in full three times, and parts of it accordingly more often', async () => {
		const sending = new OutgoingFile(fileOf('abcd'));
		const send = async (offset: number) =>
			await buffer((await sending.open(context, 'uploads.send', offset)) as Readable);
		for (const offset of [0, 2, 0, 2]) await send(offset);
		expect([sending.maySend(1), sending.maySend()]).toEqual([false, false]);
		expect(() => sending.check(context)).toThrow('sent in full 3 times');
		await expect(send(0)).rejects.toThrow('too many requests');
	});
});
