/**
 * How long the processor works on something, in milliseconds: unlike the clock's time it does not
 * grow while other programs keep the processor, and it is no shorter than the event loop is blocked.
 * @throws as the work
 */
export async function processorTime(work: () => Promise<unknown>): Promise<number> {
	const start = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1_000;
}
