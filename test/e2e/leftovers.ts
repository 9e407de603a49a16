import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A place where n8n keeps something, and what stands there. */
export interface Leftover {
	/** A path, or the table and the key of a row: `execution_data 12`. */
	place: string;
	content: Buffer;
}

/** Every row of every table of n8n's SQLite database, what is still in its journal included. */
export function* rowsOf(databaseFile: string): Generator<Leftover> {
	const database = new DatabaseSync(databaseFile, { readOnly: true });
	try {
		const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
		for (const { name } of tables) {
			for (const row of database.prepare(`SELECT * FROM "${String(name)}"`).iterate()) {
				const values = Object.values(row);
				const content = values.map((value) =>
					value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value)),
				);
				yield { place: `${String(name)} ${String(values[0])}`, content: Buffer.concat(content) };
			}
		}
	} finally {
		database.close();
	}
}

/** Every file in a folder: n8n's logs and binary data, and once more its database, as it is on the disk. */
export function* filesIn(folder: string): Generator<Leftover> {
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const file = join(entry.parentPath, entry.name);
		yield { place: relative(folder, file), content: readFileSync(file) };
	}
}
