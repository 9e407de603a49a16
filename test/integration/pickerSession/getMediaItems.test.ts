import { useSimulatedGoogle } from '../support';
import { MEDIA_HOST } from '../support/downloads';
import { getMediaItems, openSession, pickedSession } from '../support/pickerSessions';

const google = useSimulatedGoogle();

describe('picker session: get media items', () => {
	it('reads 2,000 items in 20 requests', async () => {
		const { sessionId, mediaItemIds } = await pickedSession(google, { photos: 2000 });
		const { json } = await google.succeed({ parameters: getMediaItems(sessionId) });
		expect(json.map(({ id }) => id)).toEqual(mediaItemIds);
		expect(google.requests()).toHaveLength(20);
	}, 60_000);

	it.each([50, 60, 100])('says when the limit of %i cuts sixty items off', async (limit) => {
		const { sessionId } = await pickedSession(google, { photos: 60 });
		const parameters = getMediaItems(sessionId, { returnAll: false, limit });
		const { json, hints } = await google.run({ parameters });
		expect(json).toHaveLength(Math.min(limit, 60));
		const messages = hints.map(({ message }) => message);
		expect(messages).toEqual(limit < 60 ? [expect.stringContaining('cut off at 50')] : []);
	});

	it('asks for one more than the limit, to know what it leaves out', async () => {
		const { sessionId } = await pickedSession(google, { photos: 9 });
		const parameters = getMediaItems(sessionId, { returnAll: false, limit: 4 });
		expect((await google.run({ parameters })).json).toHaveLength(4);
		expect(google.requests().map(({ query }) => query)).toEqual([
			expect.stringContaining('pageSize=5'),
		]);
	});

	it('goes on past empty pages and gives repeated items once', async () => {
		const { sessionId, mediaItemIds } = await pickedSession(google, { photos: 250 });
		google.control.setPicker({ emptyPageEvery: 2, overlapPages: true });
		const { json } = await google.run({ parameters: getMediaItems(sessionId) });
		expect(json.map(({ id }) => id)).toEqual(mediaItemIds);
	});

	it('does not turn in circles when a page token comes twice', async () => {
		const { sessionId } = await pickedSession(google, { photos: 250 });
		google.control.setPicker({ repeatPageToken: true });
		const result = await google.run({ parameters: getMediaItems(sessionId) });
		expect(result.errorText).toContain('same page token twice');
	});

	it('uses the field names of a media item, or gives what Google gave', async () => {
		const { sessionId } = await pickedSession(google, { photos: 1, videos: 1 });
		const items = (await google.run({ parameters: getMediaItems(sessionId) })).json;
		const photo = items.find(({ mimeType }) => mimeType === 'image/jpeg');
		expect(photo).toEqual({
			id: expect.any(String) as string,
			filename: 'IMG_0001.jpg',
			mimeType: 'image/jpeg',
			creationTime: expect.stringMatching(/Z$/) as string,
			width: 32,
			height: 24,
			downloadUrl: expect.stringMatching(`${MEDIA_HOST}.*=d$`) as string,
			previewUrl: expect.stringMatching(`${MEDIA_HOST}.*=w1024-h1024$`) as string,
			sessionId,
		});
		expect(items.find(({ mimeType }) => mimeType === 'video/mp4')).toMatchObject({
			videoStatus: 'READY',
		});
		const raw = (await google.run({ parameters: getMediaItems(sessionId, { simplify: false }) }))
			.json;
		expect(raw[0]).toHaveProperty('mediaFile.mediaFileMetadata');
	});

	it('says that Done was not pressed yet', async () => {
		const result = await google.run({ parameters: getMediaItems(await openSession(google)) });
		expect(result.errorText).toContain('Done was not pressed yet');
		expect(google.requests()).toHaveLength(1);
	});
});
