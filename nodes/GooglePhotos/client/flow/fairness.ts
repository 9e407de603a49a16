import { sleep } from 'n8n-workflow';

/** A long loop keeps n8n from all its other work no longer than this, in milliseconds. */
const MAX_TURN_MS = 50;

/**
 * Lets everything else of the n8n process have its turn between two rounds of a long loop.
 * @returns a function to await once a round; it waits only when a turn has lasted long
 */
export function fairTurns(): () => Promise<void> {
	let since = Date.now();
	return async () => {
		if (Date.now() - since < MAX_TURN_MS) return;
		await sleep(0);
		since = Date.now();
	};
}
