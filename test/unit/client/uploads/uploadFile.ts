import { Readable } from 'node:stream';
import type { UploadFile } from '../../../../nodes/GooglePhotos/client/uploads/file';

/** A file as n8n's stores give it: a stream of pieces. */
export const fileOf = (text: string, pieces = 3): UploadFile => ({
	mimeType: 'image/jpeg',
	size: text.length,
	open: () => {
		const parts = text.match(new RegExp(`.{1,${pieces}}`, 'g')) ?? [];
		return Promise.resolve(
			Readable.from(
				parts.map((part) => Buffer.from(part)),
				{ objectMode: false },
			),
		);
	},
});
