import type { ByteStream } from '../http/streams';

/** A file that can be read from its start as often as needed. */
export interface UploadFile {
	mimeType: string;
	/** Length in bytes. */
	size: number;
	open: () => Promise<Buffer | ByteStream>;
}

/** The slowest connection that is waited for, in bytes per second. */
const MIN_BYTES_PER_SECOND = 32 * 1024;
const SERVER_TIMEOUT_MS = 120_000;

/** How long a request with so many bytes may take, in milliseconds. */
export function uploadTimeoutMs(bytes: number): number {
	return SERVER_TIMEOUT_MS + Math.ceil((bytes / MIN_BYTES_PER_SECOND) * 1000);
}
