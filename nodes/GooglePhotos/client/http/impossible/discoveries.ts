import { originOf } from '../../flow/cancellation';
import type { PhotosContext } from '../context';
import { type Cause, apiError, causeOf } from '../errors';
import type { ApiMethod } from '../methods';
import { makesImpossible } from './consequences';

/** Why something is impossible. */
interface Discovery extends Cause {
	/** Made once: a hundred thousand ids may end with it, and making an error is slow. */
	error?: Error;
}

/** What each execution knows to be impossible from now on. */
const discoveries = new WeakMap<object, Discovery[]>();

/** Keeps an error that says more than that one request failed; one discovery is enough. */
export function rememberError(context: PhotosContext, error: Error): void {
	const cause = causeOf(error);
	if (!cause || !makesImpossible(cause.failure, cause.method, cause.method)) return;
	const known = discoveries.get(originOf(context)) ?? [];
	const isNew = !known.some((one) => makesImpossible(one.failure, one.method, cause.method));
	if (isNew) discoveries.set(originOf(context), [...known, cause]);
}

/**
 * To be asked before something is sent.
 * @throws NodeApiError when this execution knows that the method cannot succeed: the first one again
 */
export function throwIfImpossible(context: PhotosContext, method: ApiMethod): void {
	const known = discoveries.get(originOf(context)) ?? [];
	const one = known.find(({ failure, method: by }) => makesImpossible(failure, by, method));
	if (!one) return;
	one.error ??= apiError(context.getNode(), one.failure, one.method);
	throw one.error;
}
