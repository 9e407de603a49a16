import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { uploadResumably } from '../../../../nodes/GooglePhotos/client/uploads/resumableUpload';

const ORIGIN = 'https://photoslibrary.googleapis.com';

/** A server that takes everything without a failure, keeps nothing and never gives a token. */
function standstill() {
	const commands: unknown[] = [];
	const response = (options: IHttpRequestOptions) => {
		const command = options.headers?.['X-Goog-Upload-Command'];
		commands.push(command);
		if (commands.length > 100) throw new RangeError('No end in sight');
		const headers = {
			'x-goog-upload-status': 'active',
			'x-goog-upload-url': `${ORIGIN}/v1/uploads?upload_id=1`,
			'x-goog-upload-size-received': '0',
		};
		return Promise.resolve({ statusCode: 200, headers, body: '' });
	};
	const context = {
		getNode: () => ({ name: 'Google Photos', type: 'googlePhotos', parameters: {} }),
		getExecutionCancelSignal: () => undefined,
		helpers: {
			httpRequestWithAuthentication: (_: string, options: IHttpRequestOptions) => response(options),
		},
	};
	return { commands, context: context as unknown as IExecuteFunctions };
}

it('gives up on a server that has taken the bytes three times and gets no further', async () => {
	const { commands, context } = standstill();
	const file = { mimeType: 'video/mp4', size: 4, open: () => Promise.resolve(Buffer.from('film')) };
	await expect(uploadResumably(context, file)).rejects.toThrow('HTTP status 503');
	expect(commands.filter((command) => command === 'start')).toHaveLength(1);
	expect(commands.filter((command) => command === 'upload, finalize')).toHaveLength(3);
});
