import type { IExecuteFunctions } from 'n8n-workflow';
import { throwIfCancelled } from '../flow/cancellation';
import { type Result, toError } from '../flow/result';
import { isFatal } from '../http/errors';

/** Stands for work that was skipped because other work of the same execution failed before. */
export class SkippedError extends Error {
	constructor() {
		super('Skipped, because another item of this run failed before');
	}
}

/**
 * Ends the work of an execution early: after the first failure where that is wanted, and always when
 * no further request can succeed (quota of the day, lost sign-in).
 */
class FailFast {
	private reason: Error | undefined;

	constructor(private readonly context: IExecuteFunctions) {}

	/** Must be called for every final failure. */
	recordFailure(error: Error): void {
		if (!this.context.continueOnFail()) this.reason ??= new SkippedError();
		else if (isFatal(error)) this.reason ??= error;
	}

	/** @throws why nothing new may start; as `throwIfCancelled` */
	throwIfStopped(): void {
		throwIfCancelled(this.context);
		if (this.reason) throw this.reason;
	}

	/**
	 * Runs one piece of work, unless the execution has failed before.
	 * @throws only when the execution is cancelled
	 */
	async run<T>(job: () => Promise<T>): Promise<Result<T>> {
		try {
			this.throwIfStopped();
			return { value: await job() };
		} catch (caught) {
			throwIfCancelled(this.context);
			const error = toError(caught);
			this.recordFailure(error);
			return { error };
		}
	}
}

const instances = new WeakMap<IExecuteFunctions, FailFast>();

/** The one guard of an execution: a failure in one part of a job stops all other parts. */
export function failFastOf(context: IExecuteFunctions): FailFast {
	const failFast = instances.get(context) ?? new FailFast(context);
	instances.set(context, failFast);
	return failFast;
}
