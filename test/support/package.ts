import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as tar from 'tar';
import buildPackage from '../integration/support/buildPackage';
import { packageName } from './names';

/** The folder of the package itself. */
export const packageRoot = resolve(__dirname, '../..');

/** Runs a program and gives back what it printed; fails with that text when it does not end well. */
export async function runProgram(
	file: string,
	args: string[],
	options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<string> {
	const shell = process.platform === 'win32';
	const child = spawn(file, args, { ...options, shell, stdio: ['ignore', 'pipe', 'pipe'] });
	let stdout = '';
	let all = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		stdout += text;
		all += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		all += text;
	});
	const code = await new Promise<number | null>((done, fail) => {
		child.on('error', fail).on('close', done);
	});
	if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with code ${code}:\n${all}`);
	return stdout;
}

/**
 * Builds the package if its sources are newer than the build, and packs it as for publication.
 * Returns the path of the tarball, in `.cache/`.
 */
export async function packPackage(): Promise<string> {
	buildPackage();
	const cache = join(packageRoot, '.cache');
	await mkdir(cache, { recursive: true });
	// Packed aside and then moved, so that somebody who packs at the same time never sees half a file.
	const aside = await mkdtemp(join(cache, 'pack-'));
	const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', aside];
	const [packed] = JSON.parse(await runProgram('npm', args, { cwd: packageRoot })) as Array<{
		filename: string;
	}>;
	const tarball = join(cache, packed.filename);
	await rename(join(aside, packed.filename), tarball);
	await rmdir(aside);
	return tarball;
}

/**
 * Puts a packed package where n8n's own installation of community nodes puts it,
 * `<user folder>/.n8n/nodes/node_modules/<name>`. Nothing else is installed: n8n provides the peers.
 */
export async function installPackage(tarball: string, userFolder: string): Promise<string> {
	const target = join(userFolder, '.n8n', 'nodes', 'node_modules', packageName);
	await mkdir(target, { recursive: true });
	await tar.extract({ file: tarball, cwd: target, strip: 1 });
	return target;
}
