import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import type { Socket } from 'node:net';
import { useChannel } from './channels';

const sockets = new Set<Socket>();

/** Remembers all connections that this process opens in the tests of this file. */
export function useWatchedSockets(): void {
	useChannel<{ socket: Socket }>('net.client.socket', ({ socket }) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
}

/** Connections that are open. */
export const openSockets = () => [...sockets].filter(({ destroyed }) => !destroyed).length;

/** Closes what a run has left open, so that it does not count as the next one's. */
export function closeSockets(): void {
	for (const socket of sockets) socket.destroy();
}

const DESCRIPTORS = '/proc/self/fd';

/** Open files of n8n's store, where the operating system tells. */
export function openFiles(): string[] {
	if (!existsSync(DESCRIPTORS)) return [];
	const folder = process.env.N8N_USER_FOLDER!;
	return readdirSync(DESCRIPTORS).flatMap((descriptor) => {
		try {
			const file = readlinkSync(`${DESCRIPTORS}/${descriptor}`);
			return file.startsWith(folder) ? [file] : [];
		} catch {
			// Closed meanwhile: the one that reads the folder itself always is.
			return [];
		}
	});
}
