import { OperationalError, sleep } from 'n8n-workflow';

/** What can be cancelled: every n8n context that runs as part of an execution. */
export interface Cancellable {
	getExecutionCancelSignal?: () => AbortSignal | undefined;
}

const SLICE_MS = 1_000;

/** The signal that the person pressed Stop, where the context has one. */
export function cancelSignalOf(context: object): AbortSignal | undefined {
	return (context as Cancellable).getExecutionCancelSignal?.();
}

/**
 * Ends the work of a cancelled execution.
 * @throws OperationalError by whose word "canceled" n8n tells a stop from a failure
 */
export function throwIfCancelled(context: object): void {
	if (cancelSignalOf(context)?.aborted) throw new OperationalError('The execution was canceled');
}

/**
 * What a promise gives, unless the execution is cancelled before.
 * @throws as the promise; as `throwIfCancelled`, at once when the execution is cancelled
 */
export async function unlessCancelled<T>(context: object, work: Promise<T>): Promise<T> {
	throwIfCancelled(context);
	const signal = cancelSignalOf(context);
	if (!signal) return await work;
	let stop = () => {};
	const cancelled = new Promise<never>((_, reject) => {
		stop = () => reject(new OperationalError('The execution was canceled'));
		signal.addEventListener('abort', stop, { once: true });
	});
	try {
		return await Promise.race([work, cancelled]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

/**
 * Waits, in slices, because older hosts cannot interrupt a sleep.
 * @param ms milliseconds
 * @throws as `throwIfCancelled`, at once when the execution is cancelled
 */
export async function pause(context: object, ms: number): Promise<void> {
	const end = Date.now() + ms;
	for (let left = ms; left > 0; left = end - Date.now()) {
		throwIfCancelled(context);
		await sleep(Math.min(left, SLICE_MS));
	}
	throwIfCancelled(context);
}
