import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/freePort';
import { serverProgram } from './programs';
import { type Server, startServer } from './server';

/** Where a PostgreSQL of the tests is, and how to sign in. */
export interface Postgres extends Server {
	readonly port: number;
	readonly database: string;
	readonly user: string;
	readonly password: string;
}

/** Nothing has to outlive the tests. */
const withoutDisk = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** PostgreSQL refuses to run as root; its packages bring a user of that name. */
function postgresUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (flag: string) => {
		const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
		if (status !== 0) throw new Error('PostgreSQL does not run as root: add a user "postgres"');
		return Number(stdout);
	};
	return { uid: id('-u'), gid: id('-g') };
}

/** Starts a PostgreSQL with a new database, on a free port of this machine. */
export async function startPostgres(): Promise<Postgres> {
	const [user, password] = ['n8n', randomBytes(12).toString('hex')];
	const owner = postgresUser();
	const folder = mkdtempSync(join(tmpdir(), 'queue-postgres-'));
	const passwordFile = join(folder, 'password');
	writeFileSync(passwordFile, password);
	if (owner) for (const path of [folder, passwordFile]) chownSync(path, owner.uid, owner.gid);

	const data = join(folder, 'data');
	const options = { cwd: folder, ...owner };
	const sign = ['--username', user, '--pwfile', passwordFile, '--auth', 'scram-sha-256'];
	const init = ['-D', data, '--encoding', 'UTF8', '--no-locale', '--no-sync', ...sign];
	execFileSync(serverProgram('initdb'), init, { ...options, stdio: 'pipe' });

	const port = await freePort();
	const settings = ['listen_addresses=127.0.0.1', ...withoutDisk].flatMap((one) => ['-c', one]);
	const args = ['-D', data, '-p', String(port), '-k', folder, ...settings];
	const ready = /ready to accept connections/;
	const server = await startServer(serverProgram('postgres'), args, ready, options);
	return { port, database: 'postgres', user, password, ...server };
}
