import { soak } from './runs';
import { useSimulatedGoogle } from '../support';
import { albumContents, changeAlbum, seedAlbums } from './albumItems';

const google = useSimulatedGoogle();

describe('additions while a tenth of all requests fails', () => {
	soak(google, async (count, run) => {
		const items = await seedAlbums(google, count, false);
		await run({ parameters: changeAlbum('addMediaItems'), items });
		const wanted = google.library().albums.map(({ id }) => {
			const own = items.filter(({ json }) => json.albumId === id);
			return [id, own.map(({ json }) => json.id)];
		});
		expect(albumContents(google)).toEqual(wanted);
	});
});
