import { crc32, deflateSync } from 'node:zlib';

/** The size of the picture that Google's media host shows for an item it has lost. */
const SIZE = 832;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	checksum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, checksum]);
}

/** @returns a gray pixel as PNG, filled up with a comment. */
export function missingPicture(): Uint8Array<ArrayBuffer> {
	// 1 by 1, 8 bits of gray.
	const header = chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
	const pixel = chunk('IDAT', deflateSync(Buffer.from([0, 128])));
	const end = chunk('IEND', Buffer.alloc(0));
	const rest =
		SIZE -
		[SIGNATURE, header, chunk('tEXt', Buffer.alloc(0)), pixel, end]
			.map(({ length }) => length)
			.reduce((sum, length) => sum + length, 0);
	const text = Buffer.from('Comment\0'.padEnd(rest, ' '), 'latin1');
	return new Uint8Array(Buffer.concat([SIGNATURE, header, chunk('tEXt', text), pixel, end]));
}

/** 404 of the media host: a picture, not JSON. */
export function missingImage(): Response {
	return new Response(missingPicture(), {
		status: 404,
		headers: { 'content-type': 'image/png', 'content-length': String(SIZE) },
	});
}
