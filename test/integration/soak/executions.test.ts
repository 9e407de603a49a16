/** Many executions, one photo each: what a process holds after them is what it held after a few. */
import { passMilliseconds, passTime, useSimulatedTime } from '../support/simulatedTime';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { binaryItem, locator, PACKAGE_FOLDER, photo, useSimulatedGoogle } from '../support';
import { openFiles, openSockets, useWatchedSockets } from '../support/leaks';
import { pendingTimers } from '../support/simulatedTime';
import { upload } from '../support/uploads';

const FEW = 20;
const MANY = Number(process.env.SOAK ?? 60);
/** Executions at the same time. */
const WAVE = 20;
/** Connections that n8n keeps for the next request are closed by then. */
const TIDY_MS = 30_000;

useSimulatedTime();
const google = useSimulatedGoogle();
useWatchedSockets();
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const parameters = upload({ albumId: locator('name', 'Webhooks') });

/** Runs once; gives what tells whether its data is still held. */
async function execute(number: number): Promise<WeakRef<object>> {
	const items = [await binaryItem(await photo(number), { fileName: `${number}.jpg` })];
	const { json } = await google.succeed({ parameters, items });
	expect(json.map(({ filename }) => filename)).toEqual([`${number}.jpg`]);
	return new WeakRef(json[0]);
}

/** Entries of everything that the package remembers between executions. */
function countRemembered(): number {
	const state = jest.requireActual<object>(
		join(PACKAGE_FOLDER, 'dist/nodes/GooglePhotos/client/flow/processState.js'),
	);
	const seen = new Set<object>();
	const count = (value: unknown): number => {
		if (typeof value !== 'object' || value === null || seen.has(value)) return 0;
		seen.add(value);
		const isList = value instanceof Map || value instanceof Set || Array.isArray(value);
		const children = isList ? [...(value as Iterable<unknown>)] : Object.values(value);
		const own = isList ? children.length : 0;
		return children.reduce<number>((sum, child) => sum + count(child), own);
	};
	return count({ ...state });
}

/** What is left after so many executions of one account. */
async function holdAfter(executions: number) {
	google.reset();
	const before = countRemembered();
	const outputs: Array<WeakRef<object>> = [];
	for (let first = 0; first < executions; first += WAVE) {
		const numbers = Array.from({ length: WAVE }, (_, index) => first + index);
		outputs.push(...(await passTime(Promise.all(numbers.map(execute)))));
	}
	const [album, ...others] = google.library().albums;
	expect([album.mediaItemIds.length, others]).toEqual([executions, []]);
	await passMilliseconds(TIDY_MS);
	collect();
	return {
		files: openFiles(),
		sockets: openSockets(),
		timers: pendingTimers(),
		remembered: countRemembered() - before,
		heldOutputs: outputs.filter((output) => output.deref()).length,
	};
}

it(`${MANY} executions leave what ${FEW} do`, async () => {
	const few = await holdAfter(FEW);
	const many = await holdAfter(MANY);
	expect(few).toMatchObject({ files: [], sockets: 0, timers: 0 });
	expect(few.remembered).toBeGreaterThan(0);
	// The last ones may still be in the engine's hands.
	expect(many).toEqual({ ...few, heldOutputs: expect.any(Number) as number });
	expect(many.heldOutputs).toBeLessThanOrEqual(WAVE);
}, 3_600_000);
