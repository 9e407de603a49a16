import { useInstantRuns } from '../support/instantRuns';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { MIB, video } from '../../support/videos';
import { binaryItem, idItems, useSimulatedGoogle } from '../support';
import { download, MEDIA_HOST, mediaRequests } from '../support/downloads';
import { closeSockets, openFiles, openSockets, useWatchedSockets } from '../support/leaks';
import { passMilliseconds, pendingTimers } from '../support/simulatedTime';
import { upload, UPLOAD } from '../support/uploads';

const google = useSimulatedGoogle();
useInstantRuns(google);

const DAY_MS = 24 * 3_600_000;
const onError = 'continueErrorOutput';

useWatchedSockets();
beforeEach(closeSockets);
afterEach(() => jest.restoreAllMocks());

/** Nothing of a run is left in this process: no open file, connection or timer. */
async function expectNothingLeft(): Promise<void> {
	await passMilliseconds(2_000);
	expect({ files: openFiles(), sockets: openSockets(), timers: pendingTimers() }).toEqual({
		files: [],
		sockets: 0,
		timers: 0,
	});
}

async function videoItems(count: number, bytes: number) {
	const items = [];
	for (let number = 0; number < count; number++) {
		const options = { fileName: `${number}.mp4`, mimeType: 'video/mp4' };
		items.push(await binaryItem(video(bytes, number), options));
	}
	return items;
}

describe('media item: nothing is left behind', () => {
	it.each([
		['small', MIB],
		['large', 17 * MIB],
	])('by uploads of %s files that are cancelled', async (_, bytes) => {
		google.control.fail({ route: UPLOAD, times: 99, skip: 2, delayMs: DAY_MS });
		const items = await videoItems(6, bytes);
		const cancelWhen = () => google.requests(UPLOAD).length >= 4;
		const { status } = await google.run({ parameters: upload(), items, cancelWhen });
		expect(status).toBe('canceled');
		await expectNothingLeft();
	});

	it.each([0, 100])('by downloads that are cancelled after %i bytes', async (stallAfterBytes) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 6 });
		google.control.fail({ host: MEDIA_HOST, times: 99, stallAfterBytes });
		const cancelWhen = () => mediaRequests(google).length >= 2;
		const items = idItems(mediaItemIds);
		const { status } = await google.run({ parameters: download(), items, cancelWhen });
		expect(status).toBe('canceled');
		await expectNothingLeft();
	});

	it('by uploads whose store breaks in the middle', async () => {
		const items = await videoItems(4, MIB);
		const store = Container.get(BinaryDataService);
		const open = store.getAsStream.bind(store);
		jest.spyOn(store, 'getAsStream').mockImplementation(async (id) => {
			const stream = await open(id);
			stream.once('data', () => stream.destroy(new Error('EIO: i/o error, read')));
			return stream.pause();
		});
		const result = await google.run({ parameters: upload(), items, onError });
		expect(result.errorInputs).toEqual([0, 1, 2, 3]);
		await expectNothingLeft();
	});

	it('by downloads that the store refuses', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 6 });
		const refusal = new Error('The store takes nothing');
		jest.spyOn(Container.get(BinaryDataService), 'store').mockRejectedValue(refusal);
		const result = await google.run({
			parameters: download(),
			items: idItems(mediaItemIds),
			onError,
		});
		expect(result.errorItems).toHaveLength(6);
		await expectNothingLeft();
	});
});
