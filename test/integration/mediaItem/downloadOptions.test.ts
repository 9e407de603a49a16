import { video } from '../../support/videos';
import {
	base64Item,
	UNKNOWN_ID,
	idItems,
	readBinary,
	sha256,
	useSimulatedGoogle,
} from '../support';
import { download, MEDIA_HOST, mediaRequests, uploadFile, uploadJpeg } from '../support/downloads';
import { getMediaItems, pickedSessions } from '../support/pickerSessions';

const google = useSimulatedGoogle();
const onError = 'continueErrorOutput';

const suffixes = () => mediaRequests(google).map(({ path }) => path.split('=')[1]);

describe('media item: download of the motion part', () => {
	const parameters = download({ size: 'motion' });

	it('takes the moving part of a motion photo', async () => {
		const { id } = await uploadJpeg(google);
		const clip = video(5_000);
		const headers = { 'content-type': 'video/mp4' };
		google.control.fail({ host: MEDIA_HOST, includes: '=dv', status: 200, headers, body: clip });
		const result = await google.succeed({ parameters, items: idItems([id]) });
		expect(suffixes()).toEqual(['dv']);
		expect(result.items[0].binary?.data).toMatchObject({
			fileName: 'sea.mp4',
			mimeType: 'video/mp4',
		});
		expect(sha256(await readBinary(result.items[0]))).toBe(sha256(clip));
	});

	it('says of a photo without one that it has none', async () => {
		const { id } = await uploadJpeg(google);
		const result = await google.run({ parameters, items: idItems([id]) });
		expect(result.error?.message).toContain('"sea.jpg" has no motion video');
		expect(result.errorText).toContain('Only motion photos have one');
	});

	it('takes a video as a whole, when Google has processed it', async () => {
		const content = video(1_000);
		const id = await uploadFile(google, content, 'clip.mp4', 'video/mp4');
		google.control.mark(id, { videoStatus: 'PROCESSING' });
		const early = await google.run({ parameters, items: idItems([id]), onError });
		expect(early.errorItems[0].json.error).toContain('still processing');
		google.control.mark(id, { videoStatus: 'READY' });
		const result = await google.succeed({ parameters, items: idItems([id]) });
		expect(sha256(await readBinary(result.items[0]))).toBe(sha256(content));
	});
});

describe('media item: download options', () => {
	it.each([
		[{ size: 'thumbnail', width: 100 }, 'w100'],
		[{ size: 'thumbnail', height: 100 }, 'h100'],
		[{ size: 'thumbnail', crop: true }, 'w512-h512-c'],
		[{ size: 'thumbnail', crop: '={{ "yes" }}' }, 'w512-h512-c'],
		[{ size: 'thumbnail', crop: '={{ "false" }}' }, 'w512-h512'],
		[{ size: 'thumbnail', width: 64, height: 64, crop: true }, 'w64-h64-c'],
	])('%j asks for %s', async (options, suffix) => {
		const { id } = await uploadJpeg(google);
		await google.succeed({ parameters: download(options), items: idItems([id]) });
		expect(suffixes()).toEqual([suffix]);
	});

	it.each([
		[{ size: 'thumbnail', width: 100, crop: true }, "'Crop' needs both"],
		[{ size: 'motion', width: 100 }, "'Size' is Motion Video"],
		[{ size: 'huge' }, "'Size' has an unknown value"],
		[{ size: '={{ 7 }}' }, "'Size' has an unknown value"],
		[{ width: '={{ [100] }}' }, "'Width' is not a number of pixels"],
		[{ width: 9, height: 9, crop: '={{ "perhaps" }}' }, "'Crop' is neither true nor false"],
		[{ keepInput: '={{ "perhaps" }}' }, "'Keep Input' is neither true nor false"],
	])('refuses %j', async (options, words) => {
		const result = await google.run({
			parameters: download(options),
			items: idItems([UNKNOWN_ID]),
		});
		expect(result.error?.message).toContain(words);
		expect(google.requests()).toEqual([]);
	});

	it('keeps the fields and the other files of the input item where that is wanted', async () => {
		const { id } = await uploadJpeg(google);
		const other = base64Item(Buffer.from('other'), { property: 'other', fileName: 'other.txt' });
		const items = [{ ...other, json: { id, place: 'Rome', filename: 'old.jpg' } }];
		const options = { keepInput: '={{ $json.place === "Rome" }}' };
		const kept = await google.succeed({ parameters: download(options), items });
		expect(kept.json[0]).toMatchObject({ id, place: 'Rome', filename: 'sea.jpg' });
		expect(Object.keys(kept.items[0].binary!)).toEqual(['other', 'data']);
		const replaced = await google.succeed({ parameters: download(), items });
		expect(replaced.json[0]).not.toHaveProperty('place');
		expect(Object.keys(replaced.items[0].binary!)).toEqual(['data']);
	});
});

describe('media item: names of downloaded files', () => {
	it('are unique within a run, whatever was uploaded', async () => {
		const { id } = await uploadJpeg(google);
		const names = ['IMG.jpg', 'img.JPG', 'IMG.mp4'];
		const ids: string[] = [];
		for (const [index, name] of names.entries()) {
			ids.push(await uploadFile(google, video(500 + index, index), name, 'video/mp4'));
		}
		google.control.advance(60);
		const items = idItems([id, ...ids, id]);
		const result = await google.succeed({ parameters: download(), items });
		expect(result.items.map(({ binary }) => binary?.data.fileName)).toEqual([
			'sea.jpg',
			'IMG.mp4',
			'img (2).mp4',
			'IMG (3).mp4',
			'sea (2).jpg',
		]);
	});

	it('are unique over all sessions that are read', async () => {
		const sessions = await pickedSessions(google, 2);
		const items = sessions.map((sessionId) => ({ json: { sessionId } }));
		const parameters = getMediaItems('={{ $json.sessionId }}', { download: true });
		const result = await google.succeed({ parameters, items });
		const names = result.items.map(({ binary }) => binary?.data.fileName);
		expect(new Set(names).size).toBe(names.length);
	});
});

it.each([
	'https://evil.googleusercontent.com/x=d',
	'https://googleusercontent.com/x=d',
	'https://lh3.googleusercontent.com.example.com/x=d',
	'https://doc-00-docs.googleusercontent.com/x=d',
	'https://lh3.googleusercontent.com:444/x=d',
	'https://user@lh3.googleusercontent.com/x=d',
	'http://lh3.googleusercontent.com/x=d',
])('media item: download follows nothing to %s', async (location) => {
	const { id } = await uploadJpeg(google);
	google.control.fail({ host: MEDIA_HOST, status: 302, headers: { location } });
	const result = await google.run({ parameters: download(), items: idItems([id]) });
	expect(result.error?.message).toContain('which is no media host of Google');
	expect(mediaRequests(google)).toHaveLength(1);
});
