import { recordedResponses } from '../simulator';
import { useSimulatedGoogle } from './support';
import { albumStatements } from './support/recorded/albums';
import { batchCreateStatements } from './support/recorded/batchCreate';
import { bytesStatements } from './support/recorded/bytes';
import { inFastTime } from './support/recorded/fastTime';
import { mediaItemStatements } from './support/recorded/mediaItems';
import { oauthStatements } from './support/recorded/oauth';
import { pickerStatements } from './support/recorded/picker';
import type { Statement } from './support/recorded/statement';
import { uploadStatements } from './support/recorded/uploads';

/**
 * Every response that the real Google is known to have given, and what the node makes of it. What it
 * should make is from Google's documentation and from these responses, see docs/reality.md.
 */
const google = useSimulatedGoogle();

const statements: Statement[] = [
	...batchCreateStatements,
	...uploadStatements,
	...albumStatements,
	...mediaItemStatements,
	...bytesStatements,
	...pickerStatements,
	...oauthStatements,
];

it('says something about every recorded response', () => {
	const stated = new Set(statements.map(({ id }) => id));
	expect([...stated].sort()).toEqual(recordedResponses.map(({ id }) => id).sort());
});

it.each(statements)('$id: $reads', async (statement) => {
	const { id, when, times = 1, skip, fast = false, then } = statement;
	const options = await when.prepare(google);
	google.control.clearRequests();
	await statement.google?.(google);
	if (times > 0) google.control.replay(id, { ...when.call, skip, times });
	const run = async () => await google.run(options);
	const result = await (fast ? inFastTime(run) : run());
	const { host, route } = when.call;
	const calls = google.control
		.requests()
		.filter((request) => host === undefined || request.host === host)
		.filter((request) => route === undefined || request.route === route);
	await then({ google, result, calls: calls.length, times: calls.map(({ at }) => at) });
});
