import { randomBytes } from 'node:crypto';
import type { Postgres } from './services/postgres';
import type { Redis } from './services/redis';

const HOST = '127.0.0.1';

/**
 * What makes n8n's processes one system in queue mode. `examples/queue-mode/compose.yaml` has the same
 * settings, which a test compares.
 */
export function queueSettings(
	redis: Pick<Redis, 'port'>,
	postgres: Pick<Postgres, 'port' | 'database' | 'user' | 'password'>,
) {
	return {
		EXECUTIONS_MODE: 'queue',
		// Runs of the editor's button leave the main process, too.
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		QUEUE_BULL_REDIS_HOST: HOST,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: HOST,
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: postgres.database,
		DB_POSTGRESDB_USER: postgres.user,
		DB_POSTGRESDB_PASSWORD: postgres.password,
		// The processes share no folder, so each has to be told with what credentials are encrypted.
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		// What one process stores the others have to read.
		N8N_DEFAULT_BINARY_DATA_MODE: 'database',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	};
}

/** A worker that died is noticed within seconds; n8n itself waits for a minute and a half. */
export const impatience = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};
