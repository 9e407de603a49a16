import { useSimulatedTime } from '../support/simulatedTime';
import { idItems, jsonItems, useSimulatedGoogle } from '../support';
import { download } from '../support/downloads';
import { getMediaItems, pickedSession } from '../support/pickerSessions';
import { passTime } from '../support/simulatedTime';
import { useSoundRuns } from '../support/soundRuns';
import { FOREIGN_ADDRESSES } from './hostile';

const google = useSimulatedGoogle();
useSimulatedTime();
const expectSoundRun = useSoundRuns(google);

const onError = 'continueErrorOutput';
const MIME_TYPE = 'image/jpeg';

it.each(FOREIGN_ADDRESSES)('fetches no library file from %j', async (baseUrl) => {
	const { mediaItemIds } = await google.seed({ mediaItems: 2 });
	const mediaItemResults = mediaItemIds.map((id) => ({
		mediaItem: { id, baseUrl, mimeType: MIME_TYPE, mediaMetadata: { photo: {} } },
	}));
	const route = 'GET /v1/mediaItems:batchGet';
	google.control.fail({ route, times: Infinity, status: 200, body: { mediaItemResults } });
	const result = await expectSoundRun({
		parameters: download(),
		items: idItems(mediaItemIds),
		onError,
	});
	expect(result?.errorInputs).toEqual([0, 1]);
});

it.each(FOREIGN_ADDRESSES)('sends no token for a picked file to %j', async (baseUrl) => {
	const { sessionId, mediaItemIds } = await passTime(pickedSession(google, { photos: 2 }));
	const mediaItems = mediaItemIds.map((id) => ({
		id,
		type: 'PHOTO',
		mediaFile: { baseUrl, mimeType: MIME_TYPE, filename: `${id}.jpg` },
	}));
	const route = 'GET /v1/mediaItems';
	google.control.fail({ route, times: Infinity, status: 200, body: { mediaItems } });
	const parameters = getMediaItems(sessionId, { download: true });
	const result = await expectSoundRun({ parameters, items: jsonItems({}), onError });
	expect(result?.items).toEqual([]);
});
