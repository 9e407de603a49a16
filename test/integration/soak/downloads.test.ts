import { soak } from './runs';
import { jsonItems, readBinary, sha256, useSimulatedGoogle } from '../support';
import { download } from '../support/downloads';

const google = useSimulatedGoogle();

describe('downloads while a tenth of all requests fails', () => {
	soak(google, async (count, run) => {
		const { mediaItemIds } = await google.seed({ mediaItems: count });
		const items = jsonItems(...mediaItemIds.map((id) => ({ id })));
		const { items: outputs, json } = await run({ parameters: download(), items });
		expect(json.map(({ id }) => id)).toEqual(mediaItemIds);
		const content = new Map(google.library().mediaItems.map((item) => [item.id, item.sha256]));
		for (const [index, output] of outputs.entries()) {
			expect(sha256(await readBinary(output))).toBe(content.get(mediaItemIds[index]));
		}
	});
});
