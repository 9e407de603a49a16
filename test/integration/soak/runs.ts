/**
 * Long runs while a tenth of all requests fails: `npm run soak` in full length, all other runs of the
 * integration tests in a short one. SOAK is the number of input items, SOAK_SEED what fails.
 */
import { useSimulatedTime } from '../support/simulatedTime';
import type { SimulatedGoogle } from '../support/google';
import { passMilliseconds, passTime } from '../support/simulatedTime';
import type { RunOptions, RunResult } from '../support/run';
import { useBrokenTenth } from './brokenTenth';
import { useMemory } from './memory';

const FEW = 120;
const MANY = Number(process.env.SOAK ?? 0);
/** Time for what is periodic to see that it is not needed any more. */
const TIDY_MS = 2_000;
const TIMEOUT_MS = 3_600_000;

/** Runs the node while a tenth of the requests fails; no item may fail for it. */
export type SoakRun = (options: RunOptions) => Promise<RunResult>;

/**
 * A job with many input items comes out right although a tenth of its requests fails; in full length
 * it also needs no more memory for an item than a quarter of the job does, and keeps none.
 * @param job arranges, runs, and checks what is at Google afterwards
 */
export function soak(
	google: SimulatedGoogle,
	job: (items: number, run: SoakRun) => Promise<void>,
): void {
	useSimulatedTime();
	const broken = useBrokenTenth(google);

	const run: SoakRun = async (options) => {
		const result = await broken.during(
			async () => await passTime(google.run({ ...options, onError: 'continueErrorOutput' })),
		);
		expect(result.errorItems.map(({ json }) => json.error)).toEqual([]);
		expect(result.error).toBeUndefined();
		expect(result.inputs).toEqual(options.items!.map((_, index) => index));
		return result;
	};

	if (MANY === 0) {
		it(`${FEW} items are what Google holds afterwards, each once`, async () => {
			await job(FEW, run);
			expect(broken.counts().broken).toBeGreaterThan(0);
		}, 120_000);
		return;
	}

	const memory = useMemory();
	const measured = async (items: number) =>
		await memory.measure(items, async () => {
			google.reset();
			broken.forget();
			await job(items, run);
			await passMilliseconds(TIDY_MS);
			google.reset();
		});

	it(
		`${MANY} items are what Google holds afterwards, each once`,
		async () => {
			const fewer = Math.ceil(MANY / 4);
			// What is loaded and remembered for all runs to come.
			await measured(fewer);
			const short = await measured(fewer);
			const long = await measured(MANY);
			console.log({ ...broken.counts(), fewer, short, items: MANY, long });
			expect(long.peak / MANY).toBeLessThan((1.5 * short.peak) / fewer);
			expect(long.kept).toBeLessThan(short.peak);
		},
		TIMEOUT_MS,
	);
}
