import type { ByteStream } from '../http/streams';

/** A file that can be read from its start as often as needed. */
export interface UploadFile {
	mimeType: string;
	/** Length in bytes. */
	size: number;
	open: () => Promise<Buffer | ByteStream>;
}
