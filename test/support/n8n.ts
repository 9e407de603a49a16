import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onExit } from 'signal-exit';
import { installPackage, packageRoot, packPackage } from './package';
import { waitFor } from './waitFor';

/** The n8n that is installed for a version, or for none, and the Node.js that it runs on. */
function installedN8n(version?: string): { node: string; program: string } {
	const folder = version ? ['.cache', 'hosts', version] : ['test', 'e2e', 'host'];
	const modules = join(packageRoot, ...folder, 'node_modules');
	const program = join(modules, 'n8n', 'bin', 'n8n');
	if (!existsSync(program)) {
		const host = version ? `host@${version}` : 'host';
		throw new Error(`n8n is not installed yet. Run: node scripts/setup.mjs ${host}`);
	}
	const own = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	return { node: existsSync(own) ? own : process.execPath, program };
}

/** What n8n needs to know of the simulated Google: where it is and whose certificates to trust. */
export interface SimulatorConnection {
	readonly proxyUrl: string;
	readonly caFile: string;
}

export interface N8nOptions {
	simulator: SimulatorConnection;
	/** One of the versions in .cache/hosts; the n8n in test/e2e/host unless given. */
	version?: string;
	/** Port of the editor; a free one unless given. */
	port?: number;
	extraEnv?: Record<string, string>;
	/** Options of the Node.js that runs n8n, for example `--max-old-space-size=256`. */
	nodeOptions?: string[];
	/** File that gets n8n's output. */
	logFile?: string;
}

export interface RunningN8n {
	/** `http://127.0.0.1:<port>`, without a slash at the end. */
	readonly baseUrl: string;
	/** Holds n8n's database and packages. */
	readonly userFolder: string;
	/** Process id of n8n, for measurements. */
	pid: () => number;
	/** Ends n8n and starts it again on the same data and port. */
	restart: () => Promise<void>;
	stop: () => Promise<void>;
}

/** A TCP port that was free a moment ago. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	await new Promise((done) => server.close(done));
	return port;
}

/** Settings that keep n8n to itself: no telemetry, no update checks, no calls to the network. */
const isolation = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_SECURE_COOKIE: 'false',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
};

/** The caller's environment without settings of another n8n and without proxies. */
function plainEnvironment(): NodeJS.ProcessEnv {
	const foreign = /^(N8N_|DB_|EXECUTIONS_|WEBHOOK_URL|NODE_|NPM_|JEST_|(HTTPS?|ALL|NO)_PROXY$)/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** Ends n8n and what it has started: asks first, insists after ten seconds. */
async function endProcess(child: ChildProcess | undefined): Promise<void> {
	if (!child || child.exitCode !== null || child.signalCode !== null) return;
	const closed = new Promise<void>((done) => child.once('close', () => done()));
	child.kill('SIGTERM');
	await Promise.race([closed, wait(10_000, undefined, { ref: false })]);
	killGroup(child);
	await closed;
}

/** Kills n8n with its task runner, at once. */
function killGroup(child: ChildProcess): void {
	try {
		if (process.platform === 'win32') child.kill('SIGKILL');
		else if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
	} catch {
		// The group has ended already.
	}
}

/**
 * Starts a real n8n with the packed package in it, as n8n's own installation of community nodes
 * leaves it, and with Google's host names leading to the simulator. Resolves when n8n's REST API
 * responds; fails with n8n's output when it does not.
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { node, program } = installedN8n(options.version);
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-googlephotos-'));
	await installPackage(await packPackage(), userFolder);
	const port = options.port ?? (await freePort());
	const baseUrl = `http://127.0.0.1:${port}`;
	const env = {
		...plainEnvironment(),
		...isolation,
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_EDITOR_BASE_URL: baseUrl,
		WEBHOOK_URL: baseUrl,
		HTTPS_PROXY: options.simulator.proxyUrl,
		HTTP_PROXY: options.simulator.proxyUrl,
		NO_PROXY: '127.0.0.1,localhost',
		NODE_EXTRA_CA_CERTS: options.simulator.caFile,
		PATH: [dirname(node), process.env.PATH].join(delimiter),
		...options.extraEnv,
	};
	const file = options.logFile ? createWriteStream(options.logFile) : undefined;
	let log = '';
	const record = (text: string) => {
		log = (log + text).slice(-100_000);
		file?.write(text);
	};

	let child: ChildProcess | undefined;
	const remove = () => rmSync(userFolder, { recursive: true, force: true });
	// Holds also for Ctrl-C while n8n is still starting.
	const forgetExit = onExit(() => {
		if (child) killGroup(child);
		remove();
	});
	const start = async (): Promise<void> => {
		const brokerPort = String(await freePort());
		const started = spawn(node, [...(options.nodeOptions ?? []), program, 'start'], {
			cwd: userFolder,
			env: { ...env, N8N_RUNNERS_BROKER_PORT: brokerPort },
			stdio: ['ignore', 'pipe', 'pipe'],
			// A group of its own, so that its task runner can be ended with it.
			detached: process.platform !== 'win32',
		});
		child = started;
		started.stdout.setEncoding('utf8').on('data', record);
		started.stderr.setEncoding('utf8').on('data', record);
		const look = async () => {
			if (started.exitCode !== null) throw new Error(`code ${started.exitCode}`);
			return await isReady(`${baseUrl}/rest/settings`);
		};
		await waitFor('n8n to start', look, 120_000).catch((error: Error) => {
			killGroup(started);
			throw new Error(`n8n did not start: ${error.message}\n${log}`);
		});
	};

	await start();
	return {
		baseUrl,
		userFolder,
		pid: () => child?.pid ?? 0,
		restart: async () => {
			await endProcess(child);
			await start();
		},
		stop: async () => {
			await endProcess(child);
			forgetExit();
			file?.end();
			remove();
		},
	};
}

/** Whether a URL gives JSON; n8n serves other pages while it is still starting. */
async function isReady(url: string): Promise<boolean> {
	try {
		const response = await fetch(url);
		return response.ok && (response.headers.get('content-type') ?? '').includes('json');
	} catch {
		return false;
	}
}
