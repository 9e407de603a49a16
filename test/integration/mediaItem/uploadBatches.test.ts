import { locator, photoItems, useSimulatedGoogle } from '../support';
import { BATCH_CREATE, expectConsistent, textItem, upload, UPLOAD } from '../support/uploads';

const google = useSimulatedGoogle();
const onError = 'continueErrorOutput';

describe('media item: upload as one job', () => {
	it('writes to the library one batch at a time', async () => {
		// Google refuses a write while another one of the same person goes on.
		google.control.setWriteDuration(300);
		await google.succeed({ parameters: upload(), items: await photoItems(110) });
		expect(google.requests(BATCH_CREATE).map(({ status }) => status)).toEqual([200, 200, 200]);
	});

	it('sorts photos into the albums that their items name', async () => {
		const { albumIds } = await google.seed({ albums: ['Odd', 'Even'] });
		const title = '={{ $json.number % 2 ? "Odd" : "Even" }}';
		const parameters = upload({ albumId: locator('name', title) });
		const result = await google.succeed({ parameters, items: await photoItems(6) });
		expect(google.counts()[BATCH_CREATE]).toBe(2);
		const ids = result.json.map(({ id }) => id);
		const { albums } = google.library();
		const idsIn = (id: string) => albums.find((album) => album.id === id)?.mediaItemIds;
		expect(idsIn(albumIds[0])).toEqual([ids[0], ids[2], ids[4]]);
		expect(idsIn(albumIds[1])).toEqual([ids[1], ids[3], ids[5]]);
	});

	it('fails only the items whose album cannot be made', async () => {
		await google.seed({ albums: ['There'] });
		const body = { error: { code: 400, message: 'No.', status: 'INVALID_ARGUMENT' } };
		google.control.fail({ route: 'POST /v1/albums', status: 400, body });
		const title = '={{ $json.number === 1 ? "New" : "There" }}';
		const parameters = upload({ albumId: locator('name', title) });
		const result = await google.run({ parameters, items: await photoItems(3), onError });
		expect(result.inputs).toEqual([1, 2]);
		expect(result.errorInputs).toEqual([0]);
	});

	it('uploads the others when one item has no file', async () => {
		const [first, , third] = await photoItems(3);
		const items = [first, { json: { number: 2 } }, third];
		const result = await google.run({ parameters: upload(), items, onError });
		expect(result.inputs).toEqual([0, 2]);
		expect(result.errorInputs).toEqual([1]);
		expect(google.counts()).toEqual({ [UPLOAD]: 2, [BATCH_CREATE]: 1 });
	});

	it('stops sending when the person presses Stop', async () => {
		google.control.setLatency({ [UPLOAD]: 150 });
		const items = await photoItems(40);
		const cancelWhen = () => google.requests(UPLOAD).length >= 4;
		const result = await google.run({ parameters: upload(), items, cancelWhen });
		google.control.setLatency({});
		expect(result.status).toBe('canceled');
		expect(google.counts()[UPLOAD]).toBeLessThan(30);
	});
});

describe('media item: upload with a photo that Google rejects', () => {
	async function threeWithABadOne() {
		const [first, , third] = await photoItems(3);
		return [first, await textItem(2), third];
	}

	it('fails alone on the error output, never as a success', async () => {
		const result = await google.run({
			parameters: upload(),
			items: await threeWithABadOne(),
			onError: 'continueErrorOutput',
			downstream: "={{ $('Start').item.json.number }}",
		});
		expect(result.json.map(({ filename }) => filename)).toEqual(['1.jpg', '3.jpg']);
		expect(result.inputs).toEqual([0, 2]);
		expect(result.errorInputs).toEqual([1]);
		expect(result.errorItems[0].json.error).toEqual(expect.any(String));
		expect(result.downstream.map(String)).toEqual(['1', '3']);
		expect(result.downstreamOfErrors.map(String)).toEqual(['2']);
		expect(google.library().mediaItems).toHaveLength(2);
	});

	it('keeps its place on the regular output', async () => {
		const onError = 'continueRegularOutput';
		const items = await threeWithABadOne();
		const result = await google.run({ parameters: upload(), items, onError });
		expect(result.json.map(({ filename }) => filename)).toEqual(['1.jpg', undefined, '3.jpg']);
		expect(result.inputs).toEqual([0, 1, 2]);
	});

	it('stops the workflow otherwise, and names the file and the item', async () => {
		const result = await google.run({ parameters: upload(), items: await threeWithABadOne() });
		expect(result.status).toBe('error');
		expect(result.error).toMatchObject({ context: { itemIndex: 1 } });
		expect(result.errorText).toContain('2.jpg');
	});

	it('leaves no failed whole batch behind as a success', async () => {
		const body = { error: { code: 403, message: 'No.', status: 'PERMISSION_DENIED' } };
		google.control.fail({ route: BATCH_CREATE, times: 5, status: 403, body });
		const items = await photoItems(3);
		const result = await google.run({ parameters: upload(), items, onError });
		expect(result.items).toEqual([]);
		expect(result.errorInputs).toEqual([0, 1, 2]);
	});
});

describe('media item: upload into three albums in turn', () => {
	it('fills each batch for one album, and keeps the order', async () => {
		const titles = ['One', 'Two', 'Three'];
		const { albumIds } = await google.seed({ albums: titles });
		const parameters = upload({
			albumId: locator('id', `={{ ${JSON.stringify(albumIds)}[$json.number % 3] }}`),
		});
		const result = await google.run({ parameters, items: await photoItems(150), onError });
		expectConsistent(google, result, 150);
		expect(google.counts()).toEqual({ [UPLOAD]: 150, [BATCH_CREATE]: 3 });
		const { albums } = google.library();
		albums.forEach(({ id, mediaItemIds }) => {
			const own = result.json.filter(({ albumId }) => albumId === id);
			expect(mediaItemIds).toEqual(own.map((item) => item.id));
		});
	});
});

describe('media item: upload of 200 photos', () => {
	it('takes 200 uploads and 4 batches', async () => {
		const result = await google.run({
			parameters: upload(),
			items: await photoItems(200),
			onError,
		});
		expectConsistent(google, result, 200);
		expect(google.counts()).toEqual({ [UPLOAD]: 200, [BATCH_CREATE]: 4 });
	});
});
