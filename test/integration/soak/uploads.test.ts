import { soak } from './runs';
import type { INodeExecutionData } from 'n8n-workflow';
import { binaryItem, locator, photo, useSimulatedGoogle } from '../support';
import { upload } from '../support/uploads';

const google = useSimulatedGoogle();
const ALBUMS = 5;
const parameters = upload({ albumId: locator('id', '={{ $json.albumId }}') });

describe('uploads while a tenth of all requests fails', () => {
	soak(google, async (count, run) => {
		const { albumIds } = await google.seed({ albums: ALBUMS });
		const items: INodeExecutionData[] = [];
		for (let number = 0; number < count; number++) {
			const json = { albumId: albumIds[number % ALBUMS] };
			items.push(await binaryItem(await photo(number), { fileName: `${number}.jpg`, json }));
		}
		const { json } = await run({ parameters, items });
		const { albums, mediaItems } = google.library();
		const numbers = items.map((_, number) => number);
		expect(json.map(({ filename }) => filename)).toEqual(numbers.map((n) => `${n}.jpg`));
		expect(mediaItems.map(({ id }) => id).sort()).toEqual(json.map(({ id }) => id).sort());
		albums.forEach(({ mediaItemIds }, album) => {
			const wanted = numbers.filter((number) => number % ALBUMS === album);
			expect(mediaItemIds).toEqual(wanted.map((number) => json[number].id));
		});
	});
});
