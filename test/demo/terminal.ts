/** Resolves when the person wants to end: Ctrl-C, or a polite signal. */
export async function wantsToEnd(): Promise<void> {
	await new Promise<void>((done) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
			process.once(signal, () => done());
	});
}

/** Shows the steps with the seconds each one took. */
export function stepPrinter(): (step: string) => void {
	const started = Date.now();
	return (step) => {
		const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(5);
		console.log(`${seconds} s  ${step} …`);
	};
}
