import { setTimeout as delay } from 'node:timers/promises';

/**
 * Looks again and again until there is something to see, and gives it back.
 * @param what what is waited for, for the error
 * @param look gives undefined or false as long as it is not there
 * @throws Error after `timeoutMs` milliseconds
 */
export async function waitFor<T>(
	what: string,
	look: () => T | undefined | false | Promise<T | undefined | false>,
	timeoutMs = 60_000,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const found = await look();
		if (found !== undefined && found !== false) return found;
		if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
		await delay(25);
	}
}
