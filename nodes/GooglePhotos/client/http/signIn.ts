import { CREDENTIAL, type PhotosContext } from './context';
import { type ApiFailure, failureFromException } from './failures';
import type { Api } from './methods';

const REFRESH_TIMEOUT_MS = 30_000;

/** Requests of one execution that are refused together share one refresh. */
const refreshing = new WeakMap<PhotosContext, Promise<ApiFailure | undefined>>();

async function refresh(context: PhotosContext, api: Api): Promise<ApiFailure | undefined> {
	try {
		await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, {
			method: 'GET',
			url: api.origin + api.smallestPath,
			json: true,
			timeout: REFRESH_TIMEOUT_MS,
			disableFollowRedirect: true,
		});
	} catch (error) {
		const failure = failureFromException(error);
		const { httpStatus = 0 } = failure;
		// Whatever else was refused, the token was accepted.
		return httpStatus >= 400 && httpStatus < 500 && httpStatus !== 401 ? undefined : failure;
	}
	return undefined;
}

/**
 * Lets n8n refresh an expired access token. n8n does so when a request fails with 401, but not when
 * the node wants to see every status itself, as it does for all its requests: telling n8n which
 * statuses to leave to it is possible only since n8n 2.9. So a small request is sent that may fail.
 *
 * @returns what prevents the refresh; undefined when the request that was refused can be sent again
 */
export async function refreshSignIn(
	context: PhotosContext,
	api: Api,
): Promise<ApiFailure | undefined> {
	const running =
		refreshing.get(context) ?? refresh(context, api).finally(() => refreshing.delete(context));
	refreshing.set(context, running);
	return await running;
}
