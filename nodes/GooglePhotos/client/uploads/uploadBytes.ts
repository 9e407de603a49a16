import type { PhotosContext } from '../http/context';
import type { UploadFile } from './file';
import { outgoing } from './outgoingFile';
import { uploadResumably } from './resumableUpload';
import { uploadSimply } from './simpleUpload';

/**
 * In bytes: 16 MiB. A larger file would lose too much to a broken connection; for a smaller one the
 * extra request that announces it would cost more.
 */
const MAX_SIMPLE_UPLOAD = 16 * 1024 * 1024;

/**
 * Sends the bytes of one file and returns its upload token, which lives for a day and makes one
 * media item. Sending twice does no harm: bytes without a batchCreate are thrown away. Over all calls a
 * file goes out in full three times at most.
 * The file name travels with batchCreate, because an HTTP header cannot carry every character.
 * https://developers.google.com/photos/library/guides/upload-media#uploading-bytes
 */
export async function uploadBytes(context: PhotosContext, file: UploadFile): Promise<string> {
	outgoing(file).check(context);
	const isSmall = file.size <= MAX_SIMPLE_UPLOAD;
	return await (isSmall ? uploadSimply(context, file) : uploadResumably(context, file));
}
