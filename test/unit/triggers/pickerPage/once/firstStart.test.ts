import type { IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { isFirstStart } from '../../../../../nodes/GooglePhotos/triggers/pickerPage/once/firstStart';

/** Numbers between 0 and 1 that are the same in every run. */
function seeded(seed: number): () => number {
	let state = seed * 7919;
	return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

/** A row of n8n's database that is read and written in two steps, by several processes. */
class SlowStore {
	row: string[] = [];

	constructor(private readonly latencyMs: () => number) {}

	checkProcessedAndRecord = async (items: string[]) => {
		let unseen: string[] = [];
		await this.change((row) => {
			unseen = items.filter((item) => !row.includes(item));
			return [...row, ...unseen];
		});
		return { new: unseen };
	};

	removeProcessed = async (items: string[]) =>
		await this.change((row) => row.filter((entry) => !items.includes(entry)));

	private async change(edit: (row: string[]) => string[]): Promise<void> {
		await sleep(this.latencyMs());
		const changed = edit(this.row);
		await sleep(this.latencyMs());
		this.row = changed;
		await sleep(this.latencyMs());
	}
}

interface Race {
	/** Executions of one selection, and executions of one other selection each. */
	rivals: number;
	others: number;
	latencyMs: number;
	/** Of all steps so many take up to four seconds. */
	hanging?: number;
	/** What stands in the row before. */
	row?: string[];
}

/** Which executions went on: of the one selection, and of the others. */
async function run(
	{ rivals, others, latencyMs, hanging = 0, row = [] }: Race,
	seed: number,
): Promise<[boolean[], boolean[]]> {
	const random = seeded(seed);
	jest.spyOn(Math, 'random').mockImplementation(random);
	const latency = () => (random() < hanging ? 4_000 : latencyMs) * random();
	const helpers = new SlowStore(latency);
	helpers.row = row;
	const start = async (sessionId: string, executionId: string) => {
		await sleep(random() * 100);
		const getExecutionId = () => executionId;
		const context = { helpers, getExecutionId, getMode: () => 'webhook', getNode: () => ({}) };
		return await isFirstStart(context as unknown as IExecuteFunctions, sessionId);
	};
	const startAll = async (length: number, nameOf: (index: number) => string) =>
		await Promise.all(
			Array.from({ length }, async (_, index) => await start(nameOf(index), `${length} ${index}`)),
		);
	const all = Promise.all([startAll(rivals, () => 'one'), startAll(others, String)]);
	await jest.advanceTimersByTimeAsync(120_000);
	return await all;
}

const RUNS = Array.from({ length: 60 }, (_, index) => index + 1);

describe('executions that begin at the same moment', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => {
		jest.useRealTimers();
		jest.restoreAllMocks();
	});

	it.each<Race>([
		{ rivals: 1, others: 19, latencyMs: 20 },
		{ rivals: 1, others: 4, latencyMs: 300 },
		{ rivals: 2, others: 19, latencyMs: 20 },
		{ rivals: 4, others: 3, latencyMs: 100 },
	])('all go on once for each selection: %p', async (race) => {
		for (const seed of RUNS) {
			const [rivals, others] = await run(race, seed);
			expect(rivals.filter(Boolean)).toHaveLength(1);
			expect(others).not.toContain(false);
		}
	});

	it.each([
		['before it went on', [], true],
		['after that', ['selection one begun'], false],
	])('take over from one that was killed %s', async (_, begun, goesOn) => {
		const row = ['selection one', 'selection one execution 0', ...begun];
		const race = { rivals: 1, others: 1, latencyMs: 20, row };
		expect(await run(race, 1)).toEqual([[goesOn], [true]]);
	});

	it('lose no selection, though the database hangs again and again', async () => {
		for (const seed of RUNS) {
			const race = { rivals: 2, others: 3, latencyMs: 20, hanging: 0.1 };
			const [rivals, others] = await run(race, seed);
			expect(rivals).toContain(true);
			expect(others).not.toContain(false);
		}
	});
});
