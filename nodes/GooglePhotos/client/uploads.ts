import type { FileToUpload } from './filesToUpload';
import type { PhotosContext } from './request';
import { uploadInChunks } from './resumable';
import { uploadWhole } from './wholeUpload';

const MIB = 1024 * 1024;
/** Larger files go in chunks: a broken connection then does not cost the whole file. */
const LARGEST_WHOLE = 16 * MIB;
/** Held in memory by all uploads of a job together, and once more while the chunks are encrypted. */
const CHUNKS_IN_MEMORY = 16 * MIB;
const LARGEST_CHUNK = 8 * MIB;

/**
 * Sends the bytes of one file and returns its upload token, which lives for a day and makes one
 * media item. Sending twice does no harm: bytes without a batchCreate are thrown away.
 * The file name travels with batchCreate, because an HTTP header cannot carry every character.
 * https://developers.google.com/photos/library/guides/upload-media#uploading-bytes
 *
 * @param concurrency uploads that run at the same time and share the memory for chunks
 */
export async function uploadBytes(
	context: PhotosContext,
	file: FileToUpload,
	concurrency = 1,
): Promise<string> {
	if (file.size <= LARGEST_WHOLE) return await uploadWhole(context, file);
	const share = Math.min(LARGEST_CHUNK, Math.floor(CHUNKS_IN_MEMORY / concurrency));
	return await uploadInChunks(context, file, share);
}
