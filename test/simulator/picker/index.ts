/**
 * Google's side of the Photos Picker API, written from its documentation: JSON methods, the page on
 * which a person picks, and the bytes of what was picked.
 * https://developers.google.com/photos/picker/reference/rest
 */
import { Hono } from 'hono';
import { MEDIA_HOST, VIDEO_HOST } from '../library/baseUrls';
import { respondToRpc, noSuchPath } from '../library/dispatch';
import { authenticate, checkEnabled, checkScopes } from '../library/auth';
import type { Service, ServiceContext } from '../service';
import { pickerControls, resetPicker, type PickerControls } from './controls';
import { pickerHandlers } from './handlers';
import { servePickedMedia, servePickedVideo } from './mediaBytes';
import { findMethod, METHODS, PICKER_SCOPES } from './methods';
import { createPageApp, pageRoute } from './pageApp';
import { createPickerState, MEDIA_PATH, PAGE_HOST, PICKER, VIDEO_PATH } from './state';

export interface Picker extends Service {
	controls: PickerControls;
}

/** @returns a Picker API without sessions around the shared services. */
export function createPicker(context: ServiceContext): Picker {
	const state = createPickerState(context);
	const handlers = pickerHandlers(state);

	const api = new Hono();
	api.all('*', ({ req: { raw: request } }) => {
		const url = new URL(request.url);
		const found = findMethod(request.method, url.pathname);
		if (!found) return noSuchPath(url);
		const { rpc, id } = found;
		return respondToRpc(request, url, async (readBody) => {
			const grant = authenticate(state, request, url, PICKER);
			checkEnabled(state, grant, PICKER);
			checkScopes(state, grant, PICKER_SCOPES, rpc, PICKER);
			return handlers[rpc]({ grant, id, query: url.searchParams, body: await readBody() });
		});
	});
	const media = new Hono();
	media.all('*', ({ req }) => servePickedMedia(state, req.raw));
	const videos = new Hono();
	videos.all('*', ({ req }) => servePickedVideo(state, req.raw));

	return {
		controls: pickerControls(state),
		apps: {
			[PICKER.host]: api,
			[PAGE_HOST]: createPageApp(state),
			[MEDIA_HOST]: media,
			[VIDEO_HOST]: videos,
		},
		reset: () => resetPicker(state),
		routes: (method, path, host) => {
			if (host === MEDIA_HOST) {
				return path.startsWith(MEDIA_PATH) ? `${method} ${MEDIA_PATH}{baseUrl}` : undefined;
			}
			if (host === VIDEO_HOST) {
				return path.startsWith(VIDEO_PATH) ? `${method} ${VIDEO_PATH}{video}` : undefined;
			}
			if (host === PAGE_HOST) return pageRoute(method, path);
			const found = host === PICKER.host ? findMethod(method, path) : undefined;
			return found && METHODS[found.rpc].route;
		},
	};
}
