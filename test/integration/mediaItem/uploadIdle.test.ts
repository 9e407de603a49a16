import { useInstantRuns } from '../support/instantRuns';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { Readable } from 'node:stream';
import { MIB, video } from '../../support/videos';
import { base64Item, binaryItem, photoItems, useSimulatedGoogle } from '../support';
import { openFiles } from '../support/leaks';
import { passMilliseconds } from '../support/simulatedTime';
import { upload, UPLOAD } from '../support/uploads';

const google = useSimulatedGoogle();
useInstantRuns(google);

const parameters = upload();
const SIZE = 17 * MIB;
const DAY_MS = 24 * 3_600_000;
const clip = { fileName: 'clip.mp4', mimeType: 'video/mp4' };

/** Runs the node; gives how many seconds it took, as its clock counts. */
async function timed(...[options]: Parameters<typeof google.run>) {
	const begun = Date.now();
	const result = await google.run(options);
	return { ...result, seconds: (Date.now() - begun) / 1000 };
}

afterEach(() => jest.restoreAllMocks());

describe('media item: upload over a connection that falls silent', () => {
	it.each([
		['stored on disk', async () => await binaryItem(video(SIZE), clip), 250],
		// Nobody sees the bytes of a file in memory go: the slowest connection is waited for.
		['in memory', () => base64Item(video(SIZE), clip), 900],
	])('goes on where it stopped, with a file %s', async (_, item, most) => {
		google.control.fail({ route: UPLOAD, includes: 'upload_id', delayMs: DAY_MS });
		const { error, seconds } = await timed({ parameters, items: [await item()] });
		expect(error).toBeUndefined();
		expect(seconds).toBeGreaterThan(119);
		expect(seconds).toBeLessThan(most);
		expect(google.library().mediaItems).toHaveLength(1);
		expect(openFiles()).toEqual([]);
	});

	it('gives up within minutes when it stays so', async () => {
		google.control.fail({ route: UPLOAD, times: 99, delayMs: DAY_MS });
		const { error, seconds } = await timed({ parameters, items: await photoItems(1) });
		expect(error?.message).toContain('could not be reached');
		expect(google.counts()).toEqual({ [UPLOAD]: 3 });
		expect(seconds).toBeLessThan(400);
		expect(openFiles()).toEqual([]);
	});

	it('lets bytes take hours that come slowly, but come', async () => {
		const item = await binaryItem(video(SIZE), clip);
		const content = video(SIZE);
		async function* slowly() {
			for (let at = 0; at < SIZE; at += MIB) {
				await new Promise((resolve) => setTimeout(resolve, 100_000));
				yield content.subarray(at, at + MIB);
			}
		}
		const store = Container.get(BinaryDataService);
		const open = async () => await Promise.resolve(Readable.from(slowly(), { objectMode: false }));
		jest.spyOn(store, 'getAsStream').mockImplementation(open);
		const { error, seconds } = await timed({ parameters, items: [item] });
		expect(error).toBeUndefined();
		expect(seconds).toBeGreaterThan(1_600);
		expect(google.counts()[UPLOAD]).toBe(2);
	});

	it('is left at once when somebody presses Stop', async () => {
		google.control.fail({ route: UPLOAD, includes: 'upload_id', delayMs: DAY_MS });
		const { status, seconds } = await timed({
			parameters,
			items: [await binaryItem(video(SIZE), clip)],
			cancelWhen: () => google.requests(UPLOAD).length === 2,
		});
		expect(status).toBe('canceled');
		expect(seconds).toBeLessThan(119);
		await passMilliseconds(1_000);
		expect(openFiles()).toEqual([]);
	});
});
