/** The addresses in simplified output open as they are, without signing in. */
import type { IDataObject } from 'n8n-workflow';
import { video } from '../support/videos';
import { base64Item, executeContext, locator, useSimulatedGoogle } from './support';
import { upload } from './support/uploads';

const google = useSimulatedGoogle();

/** What anybody gets from an address. */
async function open(address: unknown): Promise<{ type: string; bytes: Buffer }> {
	const { helpers } = await executeContext();
	const response = (await helpers.httpRequest({
		url: address as string,
		encoding: 'arraybuffer',
		returnFullResponse: true,
	})) as { headers: IDataObject; body: Buffer };
	return { type: response.headers['content-type'] as string, bytes: Buffer.from(response.body) };
}

const get = (id: unknown, simplify = true) => ({
	resource: 'mediaItem',
	operation: 'get',
	mediaItemId: locator('id', id as string),
	simplify,
});

async function uploadVideo(): Promise<{ id: string; content: Buffer }> {
	const content = video(1000);
	const file = base64Item(content, { fileName: 'sea.mp4', mimeType: 'video/mp4' });
	const { json } = await google.succeed({ parameters: upload(), items: [file] });
	return { id: json[0].id as string, content };
}

it('a photo has one for its file and one for a picture of it', async () => {
	const { mediaItemIds } = await google.seed({ mediaItems: 1 });
	const { json } = await google.succeed({ parameters: get(mediaItemIds[0]) });
	expect(json[0].downloadUrl).toMatch(/=d$/);
	expect((await open(json[0].downloadUrl)).type).toBe('image/jpeg');
	expect((await open(json[0].previewUrl)).type).toBe('image/jpeg');
	expect(json[0]).not.toHaveProperty('baseUrl');
});

it('a video has one for its file once Google has processed it', async () => {
	const { id } = await uploadVideo();
	google.control.mark(id, { videoStatus: 'PROCESSING' });
	const [processing] = (await google.succeed({ parameters: get(id) })).json;
	expect(processing).not.toHaveProperty('downloadUrl');
	google.control.mark(id, { videoStatus: 'READY' });
	const [ready] = (await google.succeed({ parameters: get(id) })).json;
	expect(ready.downloadUrl).toMatch(/=dv$/);
	expect((await open(ready.downloadUrl)).type).toBe('video/mp4');
	expect((await open(ready.previewUrl)).type).toMatch(/^image\//);
});

it('an album has one of its cover', async () => {
	const { albumId } = await google.seedAlbum(1);
	const parameters = { resource: 'album', operation: 'get', albumId: locator('id', albumId) };
	const { json } = await google.succeed({ parameters });
	expect((await open(json[0].coverPreviewUrl)).type).toMatch(/^image\//);
});

it("Google's JSON is untouched with Simplify off", async () => {
	const { mediaItemIds } = await google.seed({ mediaItems: 1 });
	const { json } = await google.succeed({ parameters: get(mediaItemIds[0], false) });
	expect(json[0]).toHaveProperty('baseUrl');
	expect(json[0]).not.toHaveProperty('downloadUrl');
});
