import { readFile, writeFile } from 'node:fs/promises';

/** A line of a process's status in bytes; NaN on other systems than Linux. */
async function readStatus(pid: number, line: 'VmRSS' | 'VmHWM'): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
}

/**
 * The resident memory of a process, and how to ask for its peak from now on.
 * https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html
 */
export async function watchMemory(pid: number) {
	await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
	const idleBytes = await readStatus(pid, 'VmRSS');
	return { idleBytes, peakBytes: async () => await readStatus(pid, 'VmHWM') };
}
