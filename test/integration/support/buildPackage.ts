import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const sources = [
	'nodes',
	'credentials',
	'icons',
	'package.json',
	'tsconfig.json',
	'tsconfig.build.json',
];

/** Modification times in milliseconds of all files at or under `path`. */
function modified(path: string, extension = ''): number[] {
	if (!existsSync(path)) return [];
	const stat = statSync(path);
	if (!stat.isDirectory()) return path.endsWith(extension) ? [stat.mtimeMs] : [];
	return readdirSync(path).flatMap((entry) => modified(join(path, entry), extension));
}

function isFresh(): boolean {
	const built = modified(join(root, 'dist'), '.js');
	const changed = sources.flatMap((source) => modified(join(root, source)));
	return built.length > 0 && Math.min(...built) > Math.max(...changed);
}

/**
 * Jest's global set-up: builds `dist` unless all of its code is younger than every source file.
 * Errors: a build that fails throws with the compiler's messages.
 */
export default function buildPackage(): void {
	if (process.env.PACKAGE_UNDER_TEST || isFresh()) return;
	const build = spawnSync('npm', ['run', 'build', '--silent'], { cwd: root, encoding: 'utf8' });
	if (build.status !== 0)
		throw new Error(`The package does not build:\n${build.stdout}${build.stderr}`);
}
