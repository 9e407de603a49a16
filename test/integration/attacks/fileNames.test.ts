import { useSimulatedTime } from '../support/simulatedTime';
import type { INodeExecutionData } from 'n8n-workflow';
import { idItems, jsonItems, useSimulatedGoogle } from '../support';
import { download } from '../support/downloads';
import { getMediaItems, pickedSession } from '../support/pickerSessions';
import { passTime } from '../support/simulatedTime';
import { useSoundRuns } from '../support/soundRuns';
import { HOSTILE_NAMES } from './hostile';

const google = useSimulatedGoogle();
useSimulatedTime();
const expectSoundRun = useSoundRuns(google);

const MAX_NAME_BYTES = 200;

/** Every file has a name that stays in its folder and shows as what it is. */
function expectSafeNames(items: INodeExecutionData[] = []): void {
	expect(items).toHaveLength(HOSTILE_NAMES.length);
	for (const { binary } of items) {
		const name = binary?.data.fileName ?? '';
		expect(name).toMatch(/\.jpg$/);
		expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}]|^\.+$|^\s|\s$/u);
		expect(Buffer.byteLength(name)).toBeLessThanOrEqual(MAX_NAME_BYTES);
	}
}

it('gives the files of the library safe names', async () => {
	const { mediaItemIds } = await google.seed({ mediaItems: HOSTILE_NAMES.length });
	const items = idItems(mediaItemIds);
	const read = { resource: 'mediaItem', operation: 'getByIds', mediaItemIds: mediaItemIds.join() };
	const known = await passTime(google.run({ parameters: { ...read, simplify: false } }));
	const mediaItemResults = known.json.map((mediaItem, index) => ({
		mediaItem: { ...mediaItem, filename: HOSTILE_NAMES[index] },
	}));
	const route = 'GET /v1/mediaItems:batchGet';
	google.control.fail({ route, times: Infinity, status: 200, body: { mediaItemResults } });
	const result = await expectSoundRun({
		parameters: download(),
		items,
		onError: 'continueErrorOutput',
	});
	expectSafeNames(result?.items);
});

it('gives picked files safe names', async () => {
	const photos = HOSTILE_NAMES.length;
	const { sessionId } = await passTime(pickedSession(google, { photos }));
	const known = await passTime(
		google.run({ parameters: getMediaItems(sessionId, { simplify: false }) }),
	);
	const mediaItems = known.json.map((item, index) => ({
		...item,
		mediaFile: { ...(item.mediaFile as object), filename: HOSTILE_NAMES[index] },
	}));
	const route = 'GET /v1/mediaItems';
	google.control.fail({ route, times: Infinity, status: 200, body: { mediaItems } });
	const parameters = getMediaItems(sessionId, { download: true });
	const items = jsonItems({});
	const result = await expectSoundRun({ parameters, items, onError: 'continueErrorOutput' });
	expectSafeNames(result?.items);
});
