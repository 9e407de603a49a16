import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { onExit } from 'signal-exit';
import { freePort } from '../freePort';
import { installPackage, packPackage } from '../package';
import { endProcess, killAndWait, killGroup, ownGroup } from '../processGroup';
import { waitFor } from '../waitFor';
import { installedN8n } from './program';
import { type Role, type SimulatorConnection, isolatedEnvironment, roles } from './settings';

export type { SimulatorConnection } from './settings';

export interface N8nOptions {
	simulator: SimulatorConnection;
	/** One of the versions in .cache/hosts; the n8n in test/e2e/host unless given. */
	version?: string;
	/** A main process unless given; the others need queue mode, by `extraEnv`. */
	role?: Role;
	/** Port of the editor, of a worker that of its health check; a free one unless given. */
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
	/** The last 100,000 characters of n8n's output. */
	log: () => string;
	/** Ends n8n, if it runs, and starts it again on the same data and port. */
	restart: () => Promise<void>;
	/** Ends n8n as a power failure does, and resolves when it is gone. */
	kill: () => Promise<void>;
	stop: () => Promise<void>;
}

/**
 * Starts a real n8n with the packed package in it, as n8n's own installation of community nodes
 * leaves it, and with Google's host names leading to the simulator. Resolves when n8n's REST API, of
 * another than the main process the health check, responds; fails with n8n's output when it does not.
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { node, program } = installedN8n(options.version);
	const role = roles[options.role ?? 'main'];
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-googlephotos-'));
	await installPackage(await packPackage(), userFolder);
	const port = options.port ?? (await freePort());
	const baseUrl = `http://127.0.0.1:${port}`;
	const env = {
		...isolatedEnvironment(options.simulator),
		...role.env(port),
		N8N_USER_FOLDER: userFolder,
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
		const started = spawn(node, [...(options.nodeOptions ?? []), program, ...role.command], {
			cwd: userFolder,
			env: { ...env, N8N_RUNNERS_BROKER_PORT: brokerPort },
			stdio: ['ignore', 'pipe', 'pipe'],
			...ownGroup,
		});
		child = started;
		started.stdout.setEncoding('utf8').on('data', record);
		started.stderr.setEncoding('utf8').on('data', record);
		const look = async () => {
			if (started.exitCode !== null) throw new Error(`code ${started.exitCode}`);
			return await isReady(baseUrl + role.readyPath);
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
		log: () => log,
		restart: async () => {
			await endProcess(child);
			await start();
		},
		kill: async () => await killAndWait(child),
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
