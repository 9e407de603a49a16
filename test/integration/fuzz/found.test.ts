/** What any parameters and any responses have brought to light. */
import { useSimulatedTime } from '../support/simulatedTime';
import { locator, useSimulatedGoogle } from '../support';
import { processorTime } from '../support/processorTime';
import { passTime } from '../support/simulatedTime';

const google = useSimulatedGoogle();
useSimulatedTime();

it('a long page of opened tags does not block the process', async () => {
	const { albumId } = await google.seedAlbum(0);
	const get = { resource: 'album', operation: 'get', albumId: locator('id', albumId) };
	await passTime(google.run({ parameters: get }));
	google.control.fail({
		host: 'photoslibrary.googleapis.com',
		status: 400,
		body: '<'.repeat(60_000),
	});
	const time = await processorTime(async () => await passTime(google.run({ parameters: get })));
	expect(time).toBeLessThan(1_000);
});
