import type { ByteStream } from '../http/streams';

/** Bytes that can be read from the start as often as needed. */
export interface FileToUpload {
	mimeType: string;
	/** Length in bytes. */
	size: number;
	open: () => Promise<Buffer | ByteStream>;
}

/** The slowest line we wait for, in bytes per second, on top of a fixed time for the server. */
const SLOWEST_LINE = 32 * 1024;
const SERVER_TIME_MS = 120_000;

/** How long a request with so many bytes may take, in milliseconds. */
export function timeoutFor(bytes: number): number {
	return SERVER_TIME_MS + Math.ceil((bytes / SLOWEST_LINE) * 1000);
}
