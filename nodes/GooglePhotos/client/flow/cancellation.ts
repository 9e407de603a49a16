import { OperationalError, sleep } from 'n8n-workflow';

/** What can be cancelled: every n8n context that runs as part of an execution. */
export interface Cancellable {
	getExecutionCancelSignal?: () => AbortSignal | undefined;
}

const SLEEP_SLICE_MS = 1_000;

/** The signal that somebody stopped the execution, where the context has one. */
export function getCancelSignal(context: object): AbortSignal | undefined {
	return (context as Cancellable).getExecutionCancelSignal?.();
}

/** The contexts that others were derived from. */
const origins = new WeakMap<object, object>();

/** The same context under another signal: for work of which its execution is only one of several owners. */
export function withCancelSignal<C extends object>(context: C, signal: AbortSignal): C {
	const getExecutionCancelSignal = { value: () => signal };
	const derived = Object.create(context, { getExecutionCancelSignal }) as C;
	origins.set(derived, originOf(context));
	return derived;
}

/** The context that n8n made, of which this one may be another view. */
export function originOf(context: object): object {
	return origins.get(context) ?? context;
}

/** n8n tells a stopped execution from a failed one by the word "canceled". */
export const cancelled = () => new OperationalError('The execution was canceled');

/** @throws OperationalError when the execution was cancelled */
export function throwIfCancelled(context: object): void {
	if (getCancelSignal(context)?.aborted) throw cancelled();
}

/**
 * Waits for work, unless the execution is cancelled before it is done.
 * @throws as the work; as `throwIfCancelled`, at once when the execution is cancelled
 */
export async function raceCancellation<T>(context: object, work: Promise<T>): Promise<T> {
	throwIfCancelled(context);
	const signal = getCancelSignal(context);
	if (!signal) return await work;
	let stop = () => {};
	const cancellation = new Promise<never>((_, reject) => {
		stop = () => reject(cancelled());
		signal.addEventListener('abort', stop, { once: true });
	});
	try {
		return await Promise.race([work, cancellation]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

/**
 * Waits in short slices, because n8n's sleep cannot be interrupted.
 * @param ms milliseconds
 * @throws as `throwIfCancelled`, within a second of the cancellation
 */
export async function delay(context: object, ms: number): Promise<void> {
	const end = Date.now() + ms;
	for (let left = ms; left > 0; left = end - Date.now()) {
		throwIfCancelled(context);
		await sleep(Math.min(left, SLEEP_SLICE_MS));
	}
	throwIfCancelled(context);
}
