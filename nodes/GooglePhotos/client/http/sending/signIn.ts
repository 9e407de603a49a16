import { Deadline } from '../../flow/deadline';
import { CREDENTIAL, type PhotosContext } from '../context';
import { type ApiFailure, failureFromRefresh } from '../failures';
import { SIGN_IN_TIMEOUT_MS } from '../limits';

/** Requests of one execution that are refused together share one refresh. */
const refreshing = new WeakMap<PhotosContext, Promise<ApiFailure | undefined>>();

async function refresh(context: PhotosContext): Promise<ApiFailure | undefined> {
	const deadline = new Deadline(context, SIGN_IN_TIMEOUT_MS);
	try {
		await deadline.race(context.helpers.refreshOAuth2Token.call(context, CREDENTIAL));
		return undefined;
	} catch (error) {
		return failureFromRefresh(error);
	} finally {
		deadline.dispose();
	}
}

/**
 * Lets n8n exchange an expired access token for a new one. n8n does so by itself when a request fails
 * with 401, but not when the node wants to see every status, as it does for all its requests.
 *
 * @returns what prevents it; undefined when the request that was refused can be sent again
 */
export async function refreshSignIn(context: PhotosContext): Promise<ApiFailure | undefined> {
	const running =
		refreshing.get(context) ?? refresh(context).finally(() => refreshing.delete(context));
	refreshing.set(context, running);
	return await running;
}
