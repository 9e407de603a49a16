import sharp from 'sharp';
import type { INodeParameters } from 'n8n-workflow';
import { locator } from '../../support/workflow';
import { binaryItem } from './binaries';
import type { SimulatedGoogle } from './google';
import { upload } from './uploads';

export const MEDIA_HOST = 'lh3.googleusercontent.com';

/** Parameters of Media Item: Download, of the item's `id`. */
export function download(options: INodeParameters = {}, more: INodeParameters = {}) {
	return {
		resource: 'mediaItem',
		operation: 'download',
		mediaItemId: locator('id', '={{ $json.id }}'),
		options,
		...more,
	};
}

/** Requests for bytes so far. */
export const mediaRequests = (google: SimulatedGoogle) =>
	google.requests().filter(({ host }) => host === MEDIA_HOST);

/** Uploads a file with the node; gives its ID. */
export async function uploadFile(
	google: SimulatedGoogle,
	content: Buffer,
	fileName: string,
	mimeType: string,
): Promise<string> {
	const { json } = await google.run({
		parameters: upload(),
		items: [await binaryItem(content, { fileName, mimeType })],
	});
	google.control.clearRequests();
	return json[0].id as string;
}

/** Uploads a JPEG that is like no other of its size. */
export async function uploadJpeg(
	google: SimulatedGoogle,
): Promise<{ id: string; content: Buffer }> {
	const background = { r: 66, g: 133, b: 244 };
	const content = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
		.withExif({ IFD0: { Make: 'Simca', Model: '640' } })
		.jpeg()
		.toBuffer();
	return { id: await uploadFile(google, content, 'sea.jpg', 'image/jpeg'), content };
}
