import type { IExecuteFunctions } from 'n8n-workflow';
import { throwIfCancelled } from '../flow/cancellation';
import { type Result, toError } from '../flow/result';
import { rememberError, throwIfImpossible } from '../http/impossible/discoveries';
import type { ApiMethod } from '../http/methods';

/** Stands for work that was skipped because other work of the same execution failed before. */
export class SkippedError extends Error {
	constructor() {
		super('Skipped, because another item of this run failed before');
	}
}

/**
 * Ends the work of an execution early, after the first failure where that is wanted. In any case, what
 * a failure has shown to be impossible (quota of the day, lost sign-in) is not sent again.
 */
export class FailFast {
	/** One for all that is left out: a hundred thousand errors take long to make. */
	private skipped: SkippedError | undefined;

	constructor(private readonly context: IExecuteFunctions) {}

	/** Must be called for every final failure. */
	recordFailure(error: Error): void {
		rememberError(this.context, error);
		if (!this.context.continueOnFail()) this.skipped ??= new SkippedError();
	}

	/**
	 * @param method what is to be sent; where it is known
	 * @throws why nothing new may start; as `throwIfCancelled`
	 */
	throwIfStopped(method?: ApiMethod): void {
		throwIfCancelled(this.context);
		if (this.skipped) throw this.skipped;
		if (method) throwIfImpossible(this.context, method);
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
