import { createHash } from 'node:crypto';

const SIGNATURE = Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 'latin1');
export const MIB = 1024 * 1024;

/** Bytes that begin like an MP4 file; another `number` gives other bytes. */
export function video(bytes: number, number = 0): Buffer {
	const content = Buffer.alloc(bytes, createHash('sha256').update(`Video ${number}`).digest());
	SIGNATURE.copy(content);
	// No two chunks are the same, so that bytes at a wrong offset are noticed.
	for (let at = SIGNATURE.length; at + 4 <= bytes; at += 64 * 1024) content.writeUInt32BE(at, at);
	return content;
}
