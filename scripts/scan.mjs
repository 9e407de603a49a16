/**
 * Runs the checks of @n8n/scan-community-package, which n8n applies to a published package, on the
 * sources and on the unpacked tarball, without the network: inline disables do not count.
 */
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { x as unpack } from 'tar';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function pack(folder) {
	execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
		cwd: root,
		shell: process.platform === 'win32',
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	return join(
		folder,
		readdirSync(folder).find((file) => file.endsWith('.tgz')),
	);
}

async function report(what, folder, patterns) {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	console.log(`${passed ? 'ok    ' : 'FAILED'} package scan of ${what}`);
	if (!passed) console.log(message, details ?? '');
	return passed;
}

const folder = mkdtempSync(join(tmpdir(), 'package-scan-'));
try {
	await unpack({ file: pack(folder), cwd: folder });
	const results = [
		await report('the sources', root, SOURCE_FILE_PATTERNS),
		await report('the packed tarball', join(folder, 'package'), ['**/*.js', 'package.json']),
	];
	process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
