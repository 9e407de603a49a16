import { isHopeless } from './errors';
import { throwIfCancelled } from '../flow/cancellation';

/** Stands for an entry that was not sent because another one had failed before. */
export class NotStarted extends Error {
	constructor() {
		super('Not started, because another item of this run failed before');
	}
}

/**
 * Ends a job over many entries early: after the first failure where that is wanted, and always
 * when no further request can succeed (quota of the day, lost sign-in).
 */
export class Brake {
	private reason: Error | undefined;

	/** @param stopOnFailure start nothing new after the first failure */
	constructor(private readonly stopOnFailure: boolean) {}

	/** To be told of every entry that failed for good. */
	failed(error: Error): void {
		if (this.stopOnFailure) this.reason ??= new NotStarted();
		else if (isHopeless(error)) this.reason ??= error;
	}

	/**
	 * Asked before every new piece of work.
	 * @throws why nothing new may start; an error saying so when the execution is cancelled
	 */
	check(context: object): void {
		throwIfCancelled(context);
		if (this.reason) throw this.reason;
	}
}
