import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** Gives unused memory back to the system, so that a job cannot live on what loading has left over. */
export async function collectGarbage(): Promise<void> {
	const collect = globalThis.gc;
	if (!collect) throw new Error('Start Node.js with --expose-gc');
	for (let round = 0; round < 3; round++) {
		void collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
		await wait(50);
	}
}

/** A line of a process's status in bytes; NaN on other systems than Linux. */
async function readStatus(pid: number, line: 'VmRSS' | 'VmHWM'): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
}

/**
 * Watches the resident memory of a process from now on.
 * https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html
 */
export async function watchMemory(pid: number) {
	await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
	const idleBytes = await readStatus(pid, 'VmRSS');
	return { idleBytes, peakBytes: async () => await readStatus(pid, 'VmHWM') };
}
