import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** For `spawn`: a group of its own, so that what the program starts can be ended with it. */
export const ownGroup = { detached: process.platform !== 'win32' };

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Kills a program with all that it has started, at once, leaving it no time to tidy up. */
export function killGroup(child: ChildProcess): void {
	try {
		if (process.platform === 'win32') child.kill('SIGKILL');
		else if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
	} catch {
		// The group has ended already.
	}
}

/** As `killGroup`; resolves when the program is gone. */
export async function killAndWait(child: ChildProcess | undefined): Promise<void> {
	if (!child || hasEnded(child)) return;
	const closed = new Promise<void>((done) => child.once('close', () => done()));
	killGroup(child);
	await closed;
}

/** Ends a program and what it has started: asks first, insists after ten seconds. */
export async function endProcess(child: ChildProcess | undefined): Promise<void> {
	if (!child || hasEnded(child)) return;
	const closed = new Promise<void>((done) => child.once('close', () => done()));
	child.kill('SIGTERM');
	await Promise.race([closed, wait(10_000, undefined, { ref: false })]);
	killGroup(child);
	await closed;
}
