import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as tar from 'tar';

/** The folder of the package itself. */
export const packageRoot = resolve(__dirname, '../..');

const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
	name: string;
	n8n: { nodes: string[] };
};

export const packageName = manifest.name;

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

/** Time of the newest file below a folder, in milliseconds. */
async function newest(folder: string): Promise<number> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	return Math.max(0, ...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}

async function buildIsStale(): Promise<boolean> {
	const built = join(packageRoot, manifest.n8n.nodes[0]);
	if (!existsSync(built)) return true;
	const sources = ['nodes', 'credentials', 'icons'].map((name) => join(packageRoot, name));
	const times = await Promise.all(sources.map(newest));
	const files = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];
	times.push(...files.map((name) => statSync(join(packageRoot, name)).mtimeMs));
	return Math.max(...times) > statSync(built).mtimeMs;
}

/**
 * Builds the package if its sources are newer than the build, and packs it as for publication.
 * Returns the path of the tarball, in `.cache/`.
 */
export async function packPackage(): Promise<string> {
	if (await buildIsStale()) await runProgram('npm', ['run', 'build'], { cwd: packageRoot });
	const destination = join(packageRoot, '.cache');
	await mkdir(destination, { recursive: true });
	const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', destination];
	const [packed] = JSON.parse(await runProgram('npm', args, { cwd: packageRoot })) as Array<{
		filename: string;
	}>;
	return join(destination, packed.filename);
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
