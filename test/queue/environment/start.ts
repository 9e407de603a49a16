import { join } from 'node:path';
import { type RunningN8n, startN8n } from '../../support/n8n';
import { packageRoot } from '../../support/package';
import { type TestEnvironment, startTestEnvironment, stopAll } from '../../support/testEnvironment';
import { startPostgres } from '../services/postgres';
import { startRedis } from '../services/redis';
import { impatience, queueSettings } from '../settings';

/** A main process, workers, Redis and PostgreSQL, and the simulated Google that all of them use. */
export interface QueueEnvironment extends TestEnvironment {
	workers: readonly RunningN8n[];
	/** Serves webhooks and pages as the main process does, and runs nothing. */
	webhooks: RunningN8n;
}

export interface QueueEnvironmentOptions {
	/** How many workers there are; two unless given. */
	workers?: number;
	/** Told what is happening, in a few words. */
	onStep: (step: string) => void;
}

const logFile = (name: string) => join(packageRoot, '.cache', `queue-${name}.log`);

/**
 * Starts n8n in queue mode. Each process has a folder of its own, as each has in a container: what
 * they share goes through Redis and PostgreSQL.
 * When a step fails, everything started before is ended.
 */
export async function startQueueEnvironment({
	workers: workerCount = 2,
	onStep,
}: QueueEnvironmentOptions): Promise<QueueEnvironment> {
	const started: Array<{ stop: () => Promise<void> }> = [];
	try {
		onStep('Starting Redis and PostgreSQL');
		const redis = await startRedis();
		started.push(redis);
		const postgres = await startPostgres();
		started.push(postgres);
		const extraEnv = { ...queueSettings(redis, postgres), ...impatience };
		const main = await startTestEnvironment({
			n8n: { extraEnv, logFile: logFile('main') },
			onStep,
		});
		started.push(main);
		onStep(`Starting ${workerCount} workers and a webhook process`);
		const { simulator } = main;
		const start = async (role: 'worker' | 'webhook', name: string) => {
			const options = { simulator, role, extraEnv, logFile: logFile(name) };
			const running = await startN8n(options);
			started.push(running);
			return running;
		};
		const numbers = Array.from({ length: workerCount }, (_, index) => index + 1);
		const starting = [
			start('webhook', 'webhook'),
			...numbers.map(async (number) => await start('worker', `worker-${number}`)),
		];
		await Promise.allSettled(starting);
		const [webhooks, ...workers] = await Promise.all(starting);
		return { ...main, workers, webhooks, stop: async () => await stopAll(started) };
	} catch (error) {
		await stopAll(started);
		throw error;
	}
}
