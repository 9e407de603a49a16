import { type SpawnOptions, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { onExit } from 'signal-exit';
import { endProcess, killGroup, ownGroup } from '../../support/processGroup';
import { waitFor } from '../../support/waitFor';

/** A server that runs for the tests. */
export interface Server {
	stop: () => Promise<void>;
}

/**
 * Starts a server in a folder that goes with it, and waits until its output says that it is ready.
 * @throws Error with that output when it does not
 */
export async function startServer(
	file: string,
	args: string[],
	isReady: RegExp,
	options: SpawnOptions & { cwd: string },
): Promise<Server> {
	const child = spawn(file, args, { ...options, ...ownGroup, stdio: ['ignore', 'pipe', 'pipe'] });
	let log = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (text: string) => (log += text));
	}
	const remove = () => rmSync(options.cwd, { recursive: true, force: true });
	const forgetExit = onExit(() => {
		killGroup(child);
		remove();
	});
	const look = () => {
		if (child.exitCode !== null) throw new Error(`code ${child.exitCode}`);
		return isReady.test(log);
	};
	await waitFor(`${file} to start`, look).catch((error: Error) => {
		killGroup(child);
		throw new Error(`${file} did not start: ${error.message}\n${log}`);
	});
	return {
		stop: async () => {
			await endProcess(child);
			forgetExit();
			remove();
		},
	};
}
