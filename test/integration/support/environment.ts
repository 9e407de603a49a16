/**
 * What n8n's engine reads from the environment while it loads: import this before `n8n-core`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';

const userFolder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));

process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'integration-tests';
process.env.N8N_DEFAULT_BINARY_DATA_MODE = 'filesystem';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';
process.env.N8N_LOG_LEVEL = 'silent';

const ordinaryHasInstance = Function.prototype[Symbol.hasInstance];

// Jest gives each test file its own globals, so a socket's error is no `Error` to n8n or the node
// there, as it is in n8n itself.
Object.defineProperty(Error, Symbol.hasInstance, {
	configurable: true,
	value(this: unknown, candidate: unknown): boolean {
		return (
			(this === Error && isNativeError(candidate)) || ordinaryHasInstance.call(this, candidate)
		);
	},
});

/** Removes the engine's folder with all stored binary data; the engine is of no use afterwards. */
export function removeUserFolder(): void {
	rmSync(userFolder, { recursive: true, force: true });
}
