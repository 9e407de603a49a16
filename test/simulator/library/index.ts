/**
 * Google's side of the Photos Library API, written from its documentation: JSON methods, uploads and
 * the bytes behind base URLs.
 * https://developers.google.com/photos/library/reference/rest
 */
import { Hono } from 'hono';
import type { Service, ServiceContext } from '../service';
import { albumHandlers } from './albums';
import { MEDIA_HOST, MEDIA_PATH, VIDEO_HOST, VIDEO_PATH } from './baseUrls';
import { libraryControls, resetSettings, type LibraryControls } from './controls';
import { creationHandlers } from './creation';
import { dispatch } from './dispatch';
import { enrichmentHandlers } from './enrichments';
import { LIBRARY_HOST } from './auth';
import type { Handler } from './handler';
import { serveMedia, serveVideo } from './mediaBytes';
import { mediaItemHandlers } from './mediaItems';
import { findMethod, METHODS, UPLOAD_ROUTE, type Rpc } from './methods';
import { Quotas } from './quotas';
import { searchHandlers } from './search';
import { sharedAlbumHandlers } from './sharedAlbums';
import { Uploads } from './uploads';
import { createLibraryState } from './state';

export interface Library extends Service {
	controls: LibraryControls;
}

/** @returns an empty Library API around the shared services. */
export function createLibrary(context: ServiceContext): Library {
	const state = createLibraryState(context);
	const quotas = new Quotas(state);
	const uploads = new Uploads(state, quotas);
	const handlers: Record<Rpc, Handler> = {
		...albumHandlers(state),
		...enrichmentHandlers(state),
		...creationHandlers(state),
		...mediaItemHandlers(state),
		...searchHandlers(state),
		...sharedAlbumHandlers(state),
	};

	const api = new Hono();
	api.all('/v1/uploads', ({ req }) => uploads.handle(req.raw));
	api.all('*', ({ req }) => dispatch(state, quotas, handlers, req.raw));
	const media = new Hono();
	media.all('*', ({ req }) => serveMedia(state, req.raw));
	const videos = new Hono();
	videos.all('*', ({ req }) => serveVideo(state, req.raw));

	return {
		controls: libraryControls(state),
		apps: { [LIBRARY_HOST]: api, [MEDIA_HOST]: media, [VIDEO_HOST]: videos },
		reset: () => {
			state.store.clear();
			state.uploadTokens.clear();
			uploads.clear();
			quotas.clear();
			resetSettings(state);
		},
		routes: (method, path, host) => {
			if (host === MEDIA_HOST)
				return path.startsWith(MEDIA_PATH) ? `${method} /{baseUrl}` : undefined;
			if (host === VIDEO_HOST)
				return path.startsWith(VIDEO_PATH) ? `${method} /{video}` : undefined;
			if (host !== LIBRARY_HOST) return undefined;
			if (`${method} ${path}` === UPLOAD_ROUTE) return UPLOAD_ROUTE;
			const found = findMethod(method, path);
			return found && METHODS[found.rpc].route;
		},
	};
}
