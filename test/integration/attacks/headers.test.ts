import { useSimulatedTime } from '../support/simulatedTime';
import type { INodeExecutionData } from 'n8n-workflow';
import { binaryItem, photo, useSimulatedGoogle } from '../support';
import { useSoundRuns } from '../support/soundRuns';
import { BATCH_CREATE, upload, UPLOAD } from '../support/uploads';
import { HOSTILE_NAMES } from './hostile';

const google = useSimulatedGoogle();
useSimulatedTime();
const expectSoundRun = useSoundRuns(google);

const onError = 'continueErrorOutput';
const INJECTIONS = ['\r\nX-Injected: yes', '\nHost: other.example', '\0', '\u010d\u010a', '\u2028'];

function expectOrdinaryRequests(): void {
	for (const { headers } of google.requests()) {
		expect(headers['x-injected']).toBeUndefined();
		expect(headers['content-length'] ?? '0').toMatch(/^\d+$/);
	}
}

it.each(INJECTIONS)('sends no header that is hidden in a type: image/jpeg%j', async (injection) => {
	const mimeType = `image/jpeg${injection}`;
	const items = [await binaryItem(await photo(1), { fileName: '1.jpg', mimeType })];
	await expectSoundRun({ parameters: upload(), items, onError });
	expectOrdinaryRequests();
});

it('sends names as names', async () => {
	const items: INodeExecutionData[] = [];
	for (const [number, name] of HOSTILE_NAMES.entries()) {
		items.push(await binaryItem(await photo(number), { fileName: `${name}\r\nX-Injected: yes` }));
	}
	await expectSoundRun({ parameters: upload(), items, onError });
	expectOrdinaryRequests();
});

it.each(INJECTIONS)('takes no header out of an upload token: %j', async (injection) => {
	const body = Buffer.from(`token${injection}`);
	google.control.fail({ route: UPLOAD, status: 200, body });
	const items = [await binaryItem(await photo(1), { fileName: '1.jpg' })];
	await expectSoundRun({ parameters: upload(), items, onError });
	expectOrdinaryRequests();
	for (const { bytes } of google.requests(BATCH_CREATE)) expect(bytes).toBeLessThan(10_000);
});
