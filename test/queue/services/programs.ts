import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const DEBIAN_POSTGRES = '/usr/lib/postgresql';

/** Debian and Ubuntu keep PostgreSQL's server out of the PATH, in a folder for each version. */
function postgresFolders(): string[] {
	if (!existsSync(DEBIAN_POSTGRES)) return [];
	const newestFirst = readdirSync(DEBIAN_POSTGRES).sort((a, b) => Number(b) - Number(a));
	return newestFirst.map((version) => join(DEBIAN_POSTGRES, version, 'bin'));
}

function findProgram(name: string, folders: string[] = []): string | undefined {
	const onPath = (process.env.PATH ?? '').split(delimiter);
	return [...onPath, ...folders]
		.map((folder) => join(folder, name))
		.find((file) => existsSync(file));
}

/** The program files of the servers that queue mode needs; undefined for what this machine lacks. */
export function findServers() {
	const folders = postgresFolders();
	return {
		redis: findProgram('redis-server'),
		initdb: findProgram('initdb', folders),
		postgres: findProgram('postgres', folders),
	};
}

/** Whether this machine has all of them. */
export function hasServers(): boolean {
	return Object.values(findServers()).every((file) => file !== undefined);
}

/** @throws Error with what to do, where a program is missing */
export function serverProgram(name: keyof ReturnType<typeof findServers>): string {
	const file = findServers()[name];
	if (file) return file;
	throw new Error(`There is no ${name} on this machine; see: node scripts/setup.mjs servers`);
}
