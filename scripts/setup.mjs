#!/usr/bin/env node
/**
 * Makes a fresh clone ready to work; needs nothing but Node 20+ and npm, and is quiet when all is there.
 *
 *   node scripts/setup.mjs            the package's development dependencies
 *   node scripts/setup.mjs host       … and a real n8n in test/e2e/host (about 2 GB, 2 to 4 minutes)
 *   node scripts/setup.mjs host@1.123.81    … of another version, in .cache/hosts
 *   node scripts/setup.mjs engines    … and the older engines in test/engines (about 600 MB, 1 to 2 minutes)
 *   node scripts/setup.mjs browser    … and a check that there is a Chromium or Chrome to drive
 *   node scripts/setup.mjs servers    … and a check that there are Redis and PostgreSQL for queue mode
 *
 * Always `npm install`, never `npm ci`: ci refuses lock files in which optional packages of other
 * platforms are missing, and some registries do not carry all of those.
 *
 * The .npmrc files forbid install scripts of packages. The two that are needed are called by name below.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const host = join(root, 'test', 'e2e', 'host');
const engines = join(root, 'test', 'engines');
const isWindows = process.platform === 'win32';

const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/;

class SetupError extends Error {}

const say = (line) => process.stderr.write(`${line}\n`);

/** How to call npm: the very one that runs this script where npm did, so that no shell is needed. */
function npmCommand() {
	const { npm_execpath: cli, npm_node_execpath: node } = process.env;
	if (cli && /npm-cli\.c?js$/.test(cli)) return { file: node ?? process.execPath, args: [cli] };
	const probe = spawnSync('npm', ['--version'], { shell: isWindows });
	if (probe.status !== 0) {
		throw new SetupError('npm was not found. It comes with Node.js: https://nodejs.org/');
	}
	return { file: 'npm', args: [], shell: isWindows };
}

/** Prints that a long step goes on, with the seconds it has taken so far. */
function progress(label) {
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	say(`${label} …`);
	const timer = setInterval(() => say(`  … still at it (${seconds()} s)`), 10_000);
	return (outcome) => {
		clearInterval(timer);
		say(`  ${outcome} (${seconds()} s)`);
	};
}

/** Runs a command with its output kept back; shows it only when the command fails. */
async function run(label, { file, args, shell }, cwd) {
	const end = progress(label);
	const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
	const env = { ...process.env, PATH: path };
	const child = spawn(file, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text) => (output += text));
	}
	const code = await new Promise((resolve, reject) => {
		child.on('error', reject).on('close', resolve);
	});
	end(code === 0 ? 'done' : 'failed');
	if (code === 0) return;
	say(output.split('\n').slice(-40).join('\n'));
	const why = OFFLINE.test(output)
		? 'A download failed. Set-up needs the network once: the npm registry, and for the database driver of n8n github.com or nodejs.org. Connect and try again.'
		: `That command ended with code ${code}; its last lines are above.`;
	throw new SetupError(why);
}

/** A digest of the manifest and lock file of a folder: what an installation there was made from. */
function fingerprint(folder) {
	const hash = createHash('sha256');
	for (const name of ['package.json', 'package-lock.json']) {
		if (existsSync(join(folder, name))) hash.update(readFileSync(join(folder, name)));
	}
	return `${process.platform} ${process.arch} ${hash.digest('hex')}`;
}

/** Installs a folder's dependencies unless they are there already and its manifests are the same. */
async function install(folder, label, extraSteps = []) {
	const stamp = join(folder, 'node_modules', '.setup-stamp');
	const wanted = fingerprint(folder);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	const npm = npmCommand();
	// The lock file stays as committed, whatever optional packages this registry lacks.
	const args = ['install', '--no-save', '--no-audit', '--no-fund', '--no-progress'];
	await run(label, { ...npm, args: [...npm.args, ...args] }, folder);
	for (const [stepLabel, stepArgs] of extraSteps) {
		await run(stepLabel, { ...npm, args: [...npm.args, ...stepArgs] }, folder);
	}
	writeFileSync(stamp, wanted);
}

/** n8n 1 is made for Node.js 22, and gets one; later versions run on that of the development dependencies. */
const isForNode22 = (version) => version?.startsWith('1.');

/** Makes the folder of an n8n of any version, without a lock file; returns its path. */
function otherHost(version) {
	const folder = join(root, '.cache', 'hosts', version);
	mkdirSync(folder, { recursive: true });
	copyFileSync(join(host, '.npmrc'), join(folder, '.npmrc'));
	const manifest = {
		name: `n8n-host-${version}`,
		private: true,
		dependencies: { n8n: version, ...(isForNode22(version) && { node: '^22.16.0' }) },
		// The first is not on npm in the version that n8n names; the second is not in every registry.
		overrides: { xlsx: '0.18.5', '@langchain/langgraph-checkpoint': '1.0.0' },
	};
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
	return folder;
}

/** Imports a TypeScript module of the tests; the development dependencies are installed by then. */
async function testSupport(path) {
	const { tsImport } = await import('tsx/esm/api');
	return await tsImport(path, import.meta.url);
}

/**
 * Whether programs are there. Where they are not, and nobody watches (in CI), Debian's packages are
 * installed first.
 */
async function provide(isThere, name, packages) {
	if (isThere()) return true;
	const isDebianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
	if (!process.env.CI || !isDebianRoot) return false;
	const apt = (...args) => ({ file: 'apt-get', args });
	await run('Updating the package lists', apt('update'), root);
	const wanted = ['install', '-y', '--no-install-recommends', ...packages];
	await run(`Installing ${name}`, apt(...wanted), root);
	return Boolean(isThere());
}

const steps = {
	package: () =>
		install(root, 'Installing the development dependencies (1 to 2 minutes)', [
			// Its preinstall script fetches the program; no other package's script is needed.
			[
				'Fetching the Node.js that the checks run on',
				['rebuild', 'node', '--ignore-scripts=false'],
			],
		]),
	host: (version) => {
		const name = version ? `n8n ${version}` : 'n8n for the demo and the end-to-end tests';
		const node = ['Fetching its Node.js 22', ['rebuild', 'node', '--ignore-scripts=false']];
		return install(
			version ? otherHost(version) : host,
			`Installing ${name} (once, 2 to 4 minutes)`,
			[
				...(isForNode22(version) ? [node] : []),
				['Building its database driver', ['rebuild', 'sqlite3', '--ignore-scripts=false']],
			],
		);
	},
	engines: async () => {
		for (const name of readdirSync(engines)) {
			const folder = join(engines, name);
			if (!existsSync(join(folder, 'package.json'))) continue;
			await install(folder, `Installing the engine of n8n ${name} (once, about a minute)`);
		}
	},
	browser: async () => {
		const { findBrowser } = await testSupport('../test/support/browser.ts');
		if (await provide(findBrowser, 'Chromium', ['chromium'])) return;
		throw new SetupError(
			'No Chromium or Chrome was found for the tests of the editor. Install one ' +
				'(Debian and Ubuntu: apt-get install chromium; others: https://www.google.com/chrome/), ' +
				'or set CHROME_PATH to the program.',
		);
	},
	servers: async () => {
		const { hasServers } = await testSupport('../test/queue/services/programs.ts');
		const packages = ['redis-server', 'postgresql'];
		if (await provide(hasServers, 'Redis and PostgreSQL', packages)) return;
		throw new SetupError(
			'The tests of queue mode start a Redis and a PostgreSQL of their own, and need their programs ' +
				`(Debian and Ubuntu: apt-get install ${packages.join(' ')}; macOS: brew install redis postgresql). ` +
				'redis-server, initdb and postgres have to be on the PATH.',
		);
	},
};

async function main(wanted) {
	const asked = wanted.map((argument) => argument.split('@'));
	const isKnown = ([name, version]) =>
		name in steps && (version === undefined || (name === 'host' && /^[\d.]+$/.test(version)));
	const unknown = asked.filter((one) => !isKnown(one)).map((one) => one.join('@'));
	if (unknown.length > 0) {
		throw new SetupError(
			`Unknown: ${unknown.join(', ')}. Use any of: ${Object.keys(steps).join(', ')}.`,
		);
	}
	if (Number(process.versions.node.split('.')[0]) < 20) {
		throw new SetupError(`Node.js 20 or later is needed; this is ${process.version}.`);
	}
	await steps.package();
	for (const [name, version] of asked) await steps[name](version);
}

main(process.argv.slice(2)).catch((error) => {
	say(error instanceof SetupError ? `Set-up stopped: ${error.message}` : error.stack);
	process.exitCode = 1;
});
