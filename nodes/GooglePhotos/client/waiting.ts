import { sleep } from 'n8n-workflow';

/** What can be cancelled: every n8n context that runs as part of an execution. */
export interface Cancellable {
	getExecutionCancelSignal?(): AbortSignal | undefined;
}

const SLICE_MS = 1_000;

/** The signal that the person pressed Stop, where the context has one. */
export function cancelSignalOf(context: object): AbortSignal | undefined {
	return (context as Cancellable).getExecutionCancelSignal?.();
}

/**
 * Waits, in slices, because older hosts cannot interrupt a sleep.
 * @param ms milliseconds
 * @throws the signal's reason as soon as the execution is cancelled
 */
export async function pause(context: object, ms: number): Promise<void> {
	const signal = cancelSignalOf(context);
	const end = Date.now() + ms;
	for (let left = ms; left > 0; left = end - Date.now()) {
		signal?.throwIfAborted();
		await sleep(Math.min(left, SLICE_MS));
	}
	signal?.throwIfAborted();
}
