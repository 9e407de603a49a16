import { soak } from './runs';
import { useSimulatedGoogle } from '../support';
import { albumContents, changeAlbum, seedAlbums } from './albumItems';

const google = useSimulatedGoogle();

describe('removals while a tenth of all requests fails', () => {
	soak(google, async (count, run) => {
		const items = await seedAlbums(google, count, true);
		await run({ parameters: changeAlbum('removeMediaItems'), items });
		expect(albumContents(google)).toEqual(google.library().albums.map(({ id }) => [id, []]));
		expect(google.library().mediaItems).toHaveLength(count);
	});
});
