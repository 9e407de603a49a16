import { openPicker, type PickedItem } from './support/picker';

describe('mediaItems.list', () => {
	it('is refused until the person is done', async () => {
		const { call, create, list, control } = openPicker();
		const { id } = await create();
		const { status, body } = await call('GET', `/v1/mediaItems?sessionId=${id}`);
		expect([status, body.error.status]).toEqual([400, 'FAILED_PRECONDITION']);
		control.pick({ sessionId: id, count: 1 });
		expect((await list(id)).body.mediaItems).toHaveLength(1);
	});

	it('gives photos as documented', async () => {
		const { list, picked, state } = openPicker();
		const { body } = await list(await picked(1));
		expect(body).toEqual({
			mediaItems: [
				{
					id: expect.stringMatching(/^[\w-]{55,}$/) as string,
					createTime: new Date(state.now - 3_600_000).toISOString().replace('.000', ''),
					type: 'PHOTO',
					mediaFile: {
						baseUrl: expect.stringMatching(
							/^https:\/\/lh3\.googleusercontent\.com\/ppa\/[\w-]+$/,
						) as string,
						mimeType: 'image/jpeg',
						filename: 'IMG_0001.jpg',
						mediaFileMetadata: {
							width: 1200,
							height: 900,
							cameraMake: 'Simulated',
							cameraModel: 'Camera 1',
							photoMetadata: {
								focalLength: 4.25,
								apertureFNumber: 1.8,
								isoEquivalent: 100,
								exposureTime: '0.008s',
							},
						},
					},
				},
			],
		});
	});

	it('gives videos with their processing status', async () => {
		const { list, create, control } = openPicker();
		const { mediaItemIds } = control.seedPersonalLibrary({ userId: 'demo', videos: 2 });
		control.setPersonalVideoStatus('demo', mediaItemIds[0], 'PROCESSING');
		const { id } = await create();
		control.pick({ sessionId: id, mediaItemIds });
		const { mediaItems = [] } = (await list(id)).body;
		expect(mediaItems.map(({ type }) => type)).toEqual(['VIDEO', 'VIDEO']);
		expect(mediaItems[1].mediaFile).toMatchObject({
			mimeType: 'video/mp4',
			filename: 'VID_0002.mp4',
		});
		expect(mediaItems.map(({ mediaFile }) => mediaFile.mediaFileMetadata)).toEqual([
			{ width: 1920, height: 1080, videoMetadata: { processingStatus: 'PROCESSING' } },
			{ width: 1920, height: 1080, videoMetadata: { fps: 30, processingStatus: 'READY' } },
		]);
	});

	it('shows a photo without camera details as a photo', async () => {
		const { list, picked, control } = openPicker();
		control.seedPersonalLibrary({ userId: 'demo', photos: 1, camera: {}, width: 30, height: 20 });
		const { mediaItems = [] } = (await list(await picked(1))).body;
		const { mediaFileMetadata } = mediaItems[0].mediaFile;
		expect(mediaFileMetadata).toEqual({ width: 30, height: 20, photoMetadata: {} });
	});

	it('needs a session of the caller itself', async () => {
		const { call, grant, picked } = openPicker();
		grant('anna', { userId: 'anna' });
		const id = await picked(1);
		const status = async (query: string, as = 'demo') =>
			(await call('GET', `/v1/mediaItems${query}`, undefined, as)).status;
		expect(await status('')).toBe(400);
		expect(await status('?sessionId=unknown')).toBe(404);
		expect(await status(`?sessionId=${id}`, 'anna')).toBe(404);
		await call('DELETE', `/v1/sessions/${id}`);
		expect(await status(`?sessionId=${id}`)).toBe(404);
	});

	it('keeps ids for good and gives new base URLs each time', async () => {
		const { list, picked, state } = openPicker();
		const [first, second] = [await picked(1), await picked(1)];
		const [a, b] = [await list(first), await list(second)].map(({ body }) => body.mediaItems?.[0]);
		expect(a?.id).toBe(b?.id);
		state.now += 1;
		const again = (await list(first)).body.mediaItems?.[0];
		expect(again?.mediaFile.baseUrl).not.toBe(a?.mediaFile.baseUrl);
	});
});

describe('pages of mediaItems.list', () => {
	const walk = async ({ list }: ReturnType<typeof openPicker>, id: string, query: string) => {
		const pages: PickedItem[][] = [];
		let token: string | undefined = '';
		while (token !== undefined && pages.length < 100) {
			const next: string = token === '' ? '' : `&pageToken=${token}`;
			const { body } = await list(id, query + next);
			pages.push(body.mediaItems ?? []);
			token = body.nextPageToken;
		}
		return pages;
	};
	const open = async (photos: number) => {
		const opened = openPicker();
		opened.control.seedPersonalLibrary({ userId: 'demo', photos });
		return { opened, id: await opened.picked(photos) };
	};

	it.each([
		['', [50, 50, 20]],
		['&pageSize=0', [50, 50, 20]],
		['&pageSize=7', [...Array<number>(17).fill(7), 1]],
		['&pageSize=100', [100, 20]],
		['&pageSize=1000', [100, 20]],
	])('%p gives pages of %j', async (query, sizes) => {
		const { opened, id } = await open(120);
		const pages = await walk(opened, id, query);
		expect(pages.map(({ length }) => length)).toEqual(sizes);
		expect(new Set(pages.flat().map((item) => item.id)).size).toBe(120);
	});

	it('refuses a negative size, an unknown token, a token of another session or page size, an unknown parameter', async () => {
		const { opened, id } = await open(60);
		const { body } = await opened.list(id);
		const other = await opened.picked(60);
		const status = async (query: string, session = id) =>
			(await opened.list(session, query)).status;
		expect(await status('&pageSize=-1')).toBe(400);
		expect(await status('&pageToken=unknown')).toBe(400);
		expect(await status(`&pageToken=${body.nextPageToken}`, other)).toBe(400);
		expect(await status(`&pageSize=60&pageToken=${body.nextPageToken}`)).toBe(400);
		expect(await status('&orderBy=name')).toBe(400);
		expect(await status(`&pageToken=${body.nextPageToken}`)).toBe(200);
	});

	it('may be empty and go on', async () => {
		const { opened, id } = await open(30);
		opened.control.setPicker({ emptyPageEvery: 2 });
		const pages = await walk(opened, id, '&pageSize=10');
		expect(pages.map(({ length }) => length)).toEqual([10, 0, 10, 0, 10]);
	});

	it('may repeat a token, or an item', async () => {
		const { opened, id } = await open(6);
		opened.control.setPicker({ repeatPageToken: true });
		const { nextPageToken } = (await opened.list(id, '&pageSize=2')).body;
		const second = await opened.list(id, `&pageSize=2&pageToken=${nextPageToken}`);
		expect(second.body.nextPageToken).toBe(nextPageToken);
		opened.control.setPicker({ repeatPageToken: false, overlapPages: true });
		const pages = await walk(opened, id, '&pageSize=4');
		expect(pages[1][0].id).toBe(pages[0][3].id);
	});

	it('reach the end of 2,000 items', async () => {
		const { opened, id } = await open(2000);
		expect((await walk(opened, id, '&pageSize=100')).flat()).toHaveLength(2000);
	});
});
