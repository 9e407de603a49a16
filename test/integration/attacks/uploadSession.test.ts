import { useSimulatedTime } from '../support/simulatedTime';
import { MIB, video } from '../../support/videos';
import { binaryItem, useSimulatedGoogle } from '../support';
import { useSoundRuns } from '../support/soundRuns';
import { upload, UPLOAD } from '../support/uploads';
import { FOREIGN_ADDRESSES } from './hostile';

const google = useSimulatedGoogle();
useSimulatedTime();
const expectSoundRun = useSoundRuns(google);

const onError = 'continueErrorOutput';
const large = async () => [
	await binaryItem(video(17 * MIB), { fileName: 'clip.mp4', mimeType: 'video/mp4' }),
];
const redirects = { status: 307, body: 'moved' };

describe('the session of a large upload', () => {
	it('sends no byte to an address that is not of the Library API', async () => {
		const items = await large();
		for (const address of FOREIGN_ADDRESSES) {
			const headers = { 'x-goog-upload-url': address, 'x-goog-upload-status': 'active' };
			google.control.fail({ route: UPLOAD, times: Infinity, status: 200, headers });
			const result = await expectSoundRun({ parameters: upload(), items, onError });
			expect([address, result?.items]).toEqual([address, []]);
		}
	}, 60_000);

	it('does not follow the end of the upload elsewhere', async () => {
		const items = await large();
		for (const location of FOREIGN_ADDRESSES.slice(0, 8)) {
			const rest = { skip: 1, times: Infinity, ...redirects, headers: { location } };
			google.control.fail({ route: UPLOAD, ...rest });
			const result = await expectSoundRun({ parameters: upload(), items, onError });
			expect([location, result?.items]).toEqual([location, []]);
		}
	}, 60_000);
});
