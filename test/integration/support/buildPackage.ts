import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const sources = ['nodes', 'credentials', 'icons', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];

function newest(path: string): number {
	if (!existsSync(path)) return 0;
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	return Math.max(0, ...readdirSync(path).map((entry) => newest(join(path, entry))));
}

function oldest(path: string): number {
	if (!existsSync(path)) return 0;
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	return Math.min(Infinity, ...readdirSync(path).map((entry) => oldest(join(path, entry))));
}

/** Jest's global set-up: builds `dist` unless everything in it is younger than every source file. */
export default function buildPackage(): void {
	if (process.env.PACKAGE_UNDER_TEST) return;
	const changed = Math.max(...sources.map((source) => newest(join(root, source))));
	if (oldest(join(root, 'dist', 'nodes')) > changed) return;
	execFileSync('npm', ['run', 'build', '--silent'], { cwd: root, stdio: 'inherit' });
}
