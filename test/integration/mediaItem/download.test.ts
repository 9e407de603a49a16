import sharp from 'sharp';
import { video } from '../../support/videos';
import {
	idItems,
	readBinary,
	refusesInvalidInput,
	sha256,
	UNKNOWN_ID,
	useSimulatedGoogle,
} from '../support';
import { download, MEDIA_HOST, mediaRequests, uploadFile, uploadJpeg } from '../support/downloads';

const google = useSimulatedGoogle();
const BATCH_GET = 'GET /v1/mediaItems:batchGet';
const onError = 'continueErrorOutput';

const suffixes = () => mediaRequests(google).map(({ path }) => path.split('=')[1]);

describe('media item: download', () => {
	it('puts the photo into the binary field, with its name and type', async () => {
		const { id, content } = await uploadJpeg(google);
		const result = await google.succeed({ parameters: download(), items: idItems([id]) });
		expect(suffixes()).toEqual(['d']);
		expect(result.json[0]).toMatchObject({ id, filename: 'sea.jpg' });
		expect(result.items[0].binary?.data).toMatchObject({
			fileName: 'sea.jpg',
			mimeType: 'image/jpeg',
			bytes: content.length,
		});
		expect(sha256(await readBinary(result.items[0]))).toBe(sha256(content));
	});

	it('uses the field that is named', async () => {
		const { id } = await uploadJpeg(google);
		const parameters = download({}, { binaryPropertyName: 'photo' });
		const { items } = await google.run({ parameters, items: idItems([id]) });
		expect(Object.keys(items[0].binary ?? {})).toEqual(['photo']);
	});

	it.each([
		[{ size: 'scaled', width: 320 }, 'w320', 320, 240],
		[{ width: 100, height: 100 }, 'w100-h100', 100, 75],
		[{ size: 'scaled', height: 240 }, 'h240', 320, 240],
		[{ size: 'scaled', width: 100, height: 100, crop: true }, 'w100-h100-c', 100, 100],
		[{ size: 'thumbnail' }, 'w512-h512', 512, 384],
	])('scales and crops: %j', async (options, suffix, width, height) => {
		const { id } = await uploadJpeg(google);
		const result = await google.succeed({ parameters: download(options), items: idItems([id]) });
		expect(suffixes()).toEqual([suffix]);
		const picture = await sharp(await readBinary(result.items[0])).metadata();
		expect(picture).toMatchObject({ width, height });
	});

	it('takes a video as MP4, whatever was uploaded, and a still of it as JPEG', async () => {
		const content = video(50_000);
		const id = await uploadFile(google, content, 'clip.mov', 'video/quicktime');
		google.control.advance(60);
		const original = await google.run({ parameters: download(), items: idItems([id]) });
		expect(original.items[0].binary?.data).toMatchObject({
			fileName: 'clip.mp4',
			mimeType: 'video/mp4',
			bytes: content.length,
		});
		const parameters = download({ size: 'thumbnail' });
		const still = await google.run({ parameters, items: idItems([id]) });
		expect(still.items[0].binary?.data).toMatchObject({
			fileName: 'clip.jpg',
			mimeType: 'image/jpeg',
		});
		expect(suffixes()).toEqual(['dv', 'w512-h512']);
	});

	it.each([
		['PROCESSING', 'still processing'],
		['FAILED', 'could not process'],
	] as const)('says when a video is %s', async (videoStatus, words) => {
		const id = await uploadFile(google, video(1000), 'clip.mp4', 'video/mp4');
		google.control.mark(id, { videoStatus });
		const result = await google.run({ parameters: download(), items: idItems([id]), onError });
		expect(result.errorItems[0].json.error).toContain(words);
		expect(mediaRequests(google)).toEqual([]);
	});

	it('never sends the access token to the host of the bytes', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		await google.run({ parameters: download(), items: idItems(mediaItemIds) });
		expect(mediaRequests(google)).toHaveLength(3);
		for (const { headers, query } of mediaRequests(google)) {
			expect(headers.authorization).toBeUndefined();
			expect(query).toBe('');
		}
	});

	it('reads 50 addresses in a request, each batch when its turn comes', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 120 });
		const result = await google.succeed({ parameters: download(), items: idItems(mediaItemIds) });
		expect(result.json.map(({ id }) => id)).toEqual(mediaItemIds);
		expect(result.inputs).toEqual([...Array(120).keys()]);
		const routes = google
			.requests()
			.map(({ host, route }) => (host === MEDIA_HOST ? MEDIA_HOST : route));
		expect(routes.filter((route) => route === BATCH_GET)).toHaveLength(3);
		expect(routes.filter((route) => route === MEDIA_HOST)).toHaveLength(120);
		expect(routes.lastIndexOf(BATCH_GET)).toBeGreaterThan(90);
	}, 60_000);

	it('fetches what several items ask for once', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 2 });
		const [a, b] = mediaItemIds;
		const result = await google.run({ parameters: download(), items: idItems([a, b, a]) });
		expect(result.json.map(({ id }) => id)).toEqual([a, b, a]);
		expect(await readBinary(result.items[2])).toEqual(await readBinary(result.items[0]));
		expect(mediaRequests(google)).toHaveLength(2);
	});

	const known = () => ({ json: { id: UNKNOWN_ID } });
	refusesInvalidInput(google, [
		['scaling without a size', 'Width', download({ size: 'scaled' }), known],
		[
			'a crop without a height',
			'Height',
			download({ size: 'scaled', width: 10, crop: true }),
			known,
		],
		['the original at a width', 'Original', download({ size: 'original', width: 10 }), known],
		['a negative width', 'Width', download({ width: -1 }), known],
		['half a pixel', 'Height', download({ height: 1.5 }), known],
	]);

	it('stops when the person presses Stop', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 60 });
		google.control.setLatency({ '*': 100 });
		const items = idItems(mediaItemIds);
		const cancelWhen = () => mediaRequests(google).length >= 4;
		const result = await google.run({ parameters: download(), items, cancelWhen });
		google.control.setLatency({});
		expect(result.status).toBe('canceled');
		expect(mediaRequests(google).length).toBeLessThan(40);
	});
});
