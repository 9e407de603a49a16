/**
 * Google's side of the Photos Picker API, written from its documentation: JSON methods, the page on
 * which a person picks, and the bytes of what was picked.
 * https://developers.google.com/photos/picker/reference/rest
 */
import { Hono } from 'hono';
import type { ServiceContext } from '../contract';
import { MEDIA_HOST } from '../library/baseUrls';
import { answerRpc, noSuchPath } from '../library/dispatch';
import { authenticate, checkEnabled, checkScopes } from '../library/auth';
import type { Service } from '../service';
import { pickerControls, resetPicker, type PickerControls } from './controls';
import { pickerHandlers } from './handlers';
import { servePickedMedia } from './mediaBytes';
import { findMethod, METHODS, PICKER_SCOPES } from './methods';
import { createPageApp, pageRoute } from './pageApp';
import { createPickerWorld, MEDIA_PATH, PAGE_HOST, PICKER } from './state';

export type { PickChoice, PickerControls } from './controls';

export interface Picker extends Service {
	controls: PickerControls;
}

/** @returns a Picker API without sessions around the shared services. */
export function createPicker(context: ServiceContext): Picker {
	const world = createPickerWorld(context);
	const handlers = pickerHandlers(world);

	const api = new Hono();
	api.all('*', ({ req: { raw: request } }) => {
		const url = new URL(request.url);
		const found = findMethod(request.method, url.pathname);
		if (!found) return noSuchPath(url);
		const { rpc, id } = found;
		return answerRpc(request, url, async (readBody) => {
			const grant = authenticate(world, request, url, PICKER);
			checkEnabled(world, grant, PICKER);
			checkScopes(world, grant, PICKER_SCOPES, rpc, PICKER);
			return handlers[rpc]({ grant, id, query: url.searchParams, body: await readBody() });
		});
	});
	const media = new Hono();
	media.all('*', ({ req }) => servePickedMedia(world, req.raw));

	return {
		controls: pickerControls(world),
		apps: { [PICKER.host]: api, [PAGE_HOST]: createPageApp(world), [MEDIA_HOST]: media },
		reset: () => resetPicker(world),
		routes: (method, path, host) => {
			if (host === MEDIA_HOST) {
				return path.startsWith(MEDIA_PATH) ? `${method} ${MEDIA_PATH}{baseUrl}` : undefined;
			}
			if (host === PAGE_HOST) return pageRoute(method, path);
			const found = host === PICKER.host ? findMethod(method, path) : undefined;
			return found && METHODS[found.rpc].route;
		},
	};
}
