import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/freePort';
import { serverProgram } from './programs';
import { type Server, startServer } from './server';

/** Where a Redis of the tests is. */
export interface Redis extends Server {
	readonly port: number;
}

/** Starts a Redis that keeps nothing, on a free port of this machine. */
export async function startRedis(): Promise<Redis> {
	const cwd = mkdtempSync(join(tmpdir(), 'queue-redis-'));
	const port = await freePort();
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	const ready = /Ready to accept connections/;
	return { port, ...(await startServer(serverProgram('redis'), args, ready, { cwd })) };
}
