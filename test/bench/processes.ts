import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Child {
	process: ChildProcess;
	/** The next message; rejects when the process ends before it. */
	next: <T>() => Promise<T>;
	/** Hangs up, which ends the process, and waits for its end. */
	end: () => Promise<void>;
}

/** Starts a TypeScript file of this folder as a child process that lives no longer than this one. */
export function startChild(file: string, env: NodeJS.ProcessEnv, flags: string[] = []): Child {
	const child = fork(join(__dirname, file), {
		env,
		// With the loader that runs this file, so that TypeScript is understood there too.
		execArgv: [...process.execArgv, ...flags],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	const ended = once(child, 'exit');
	return {
		process: child,
		async next<T>() {
			const lost = ended.then(([code]) => {
				throw new Error(`${file} ended with code ${String(code)} before it was done`);
			});
			const [message] = (await Promise.race([once(child, 'message'), lost])) as [T];
			return message;
		},
		async end() {
			if (child.connected) child.disconnect();
			await ended;
		},
	};
}
