import type { FileToUpload } from './file';
import type { PhotosContext } from '../http/request';
import { uploadResumably } from './resumableUpload';
import { uploadWhole } from './simpleUpload';

/**
 * In bytes: 16 MiB. Of a larger file a broken connection would cost too much; for a smaller one a
 * second request, to announce it, would.
 */
const LARGEST_WHOLE = 16 * 1024 * 1024;

/**
 * Sends the bytes of one file and returns its upload token, which lives for a day and makes one
 * media item. Sending twice does no harm: bytes without a batchCreate are thrown away.
 * The file name travels with batchCreate, because an HTTP header cannot carry every character.
 * https://developers.google.com/photos/library/guides/upload-media#uploading-bytes
 */
export async function uploadBytes(context: PhotosContext, file: FileToUpload): Promise<string> {
	const isSmall = file.size <= LARGEST_WHOLE;
	return await (isSmall ? uploadWhole(context, file) : uploadResumably(context, file));
}
