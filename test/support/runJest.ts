import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from './package';

/** Runs a program in this Node.js with the output of this process; returns its exit code. */
export function runNode(program: string, args: string[], env: NodeJS.ProcessEnv = {}): number {
	const { status } = spawnSync(process.execPath, [join(packageRoot, program), ...args], {
		cwd: packageRoot,
		env: { ...process.env, ...env },
		stdio: 'inherit',
	});
	return status ?? 1;
}

/** Runs jest as its command line does; returns its exit code. */
export function runJest(args: string[], env?: NodeJS.ProcessEnv): number {
	return runNode('node_modules/jest/bin/jest.js', args, env);
}
