/**
 * Long runs while a tenth of all requests fail; too long for every test run: npm run soak
 */
import { useSimulatedTime } from './support/simulatedTime';
import type { INodeExecutionData } from 'n8n-workflow';
import { passTime } from './support/simulatedTime';
import { binaryItem, photo, useSimulatedGoogle } from './support';
import { BATCH_CREATE, UPLOAD, upload } from './support/uploads';

const google = useSimulatedGoogle();
useSimulatedTime();

const FILES = Number(process.env.SOAK ?? 0);
const ALBUMS = 5;
/** Far more requests than any run sends. */
const REQUESTS = FILES * 4;

/** A number in [0, 1) that is the same in each run. https://en.wikipedia.org/wiki/Xorshift */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
}

/** A tenth of all requests is cut off, or refused, or carried out with the response lost. */
function breakATenth(route: string, random: () => number): void {
	const kinds = [
		{ drop: 'before' },
		{ drop: 'after' },
		{ status: 503 },
		{ status: 503, acts: true },
	] as const;
	for (let number = 0; number < REQUESTS; number++) {
		const isHit = random() < 0.1;
		const kind = kinds[Math.floor(random() * kinds.length)];
		// Skipped requests go on to the next fault, so each fault waits for its own.
		if (isHit) google.control.fail({ route, skip: number, times: 1, ...kind });
	}
}

(FILES > 0 ? describe : describe.skip)('a tenth of all requests fails', () => {
	it('and every file is in its album once', async () => {
		const { albumIds } = await google.seed({ albums: ALBUMS });
		const random = seeded(Number(process.env.SOAK_SEED ?? 20260331));
		breakATenth(UPLOAD, random);
		breakATenth(BATCH_CREATE, random);
		const items: INodeExecutionData[] = [];
		for (let number = 0; number < FILES; number++) {
			const json = { albumId: albumIds[number % ALBUMS], number };
			items.push(await binaryItem(await photo(number), { fileName: `${number}.jpg`, json }));
		}
		const albumId = { __rl: true, mode: 'id', value: '={{ $json.albumId }}' };
		const result = await passTime(
			google.run({
				parameters: upload({ albumId }),
				items,
				onError: 'continueErrorOutput',
			}),
		);
		expect(result.errorItems.map(({ json }) => json)).toEqual([]);
		expect(result.inputs).toEqual(items.map((_, index) => index));
		const { albums, mediaItems } = google.library();
		expect(mediaItems).toHaveLength(FILES);
		const nameOf = new Map(mediaItems.map(({ id, filename }) => [id, filename]));
		albums.forEach(({ mediaItemIds }, album) => {
			const names = items.flatMap((_, number) =>
				number % ALBUMS === album ? [`${number}.jpg`] : [],
			);
			expect(mediaItemIds.map((id) => nameOf.get(id))).toEqual(names);
		});
		const counts = google.counts();
		expect(counts[UPLOAD]).toBeGreaterThan(FILES);
		expect(result.json.map(({ filename }) => filename)).toEqual(items.map((_, n) => `${n}.jpg`));
	}, 3_600_000);
});
