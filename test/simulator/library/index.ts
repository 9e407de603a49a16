/**
 * Google's side of the Photos Library API, written from its documentation: JSON methods, uploads and
 * the bytes behind base URLs.
 * https://developers.google.com/photos/library/reference/rest
 */
import { Hono } from 'hono';
import type { LibrarySnapshot, Seed, ServiceContext } from '../contract';
import { albumHandlers } from './albums';
import { MEDIA_HOST, MEDIA_PATH } from './baseUrls';
import { libraryControls, resetSettings, type LibraryControls } from './controls';
import { creationHandlers } from './creation';
import { dispatch } from './dispatch';
import { enrichmentHandlers } from './enrichments';
import { LIBRARY_HOST } from './auth';
import { serveMedia } from './mediaBytes';
import { mediaItemHandlers } from './mediaItems';
import { findMethod, METHODS, UPLOAD_ROUTE, type Rpc } from './methods';
import { Quotas } from './quotas';
import { searchHandlers } from './search';
import { seedLibrary } from './seeding';
import { sharedAlbumHandlers } from './sharedAlbums';
import { snapshotOf } from './snapshot';
import { Uploads } from './uploads';
import { createWorld, type Handler } from './state';

export type { LibraryControls, Marks } from './controls';

export interface Library extends LibraryControls {
	/** By host name. */
	apps: Record<string, Hono>;
	/** Empties all libraries and brings all settings back. */
	reset: () => void;
	seed: (seed: Seed) => Promise<{ albumIds: string[]; mediaItemIds: string[] }>;
	snapshot: (clientId: string, userId: string) => LibrarySnapshot;
	/** @returns the route in Google's notation, or undefined where nothing is served. */
	routes: (method: string, path: string, host: string) => string | undefined;
}

/** @returns an empty Library API around the shared services. */
export function createLibrary(context: ServiceContext): Library {
	const world = createWorld(context);
	const quotas = new Quotas(world);
	const uploads = new Uploads(world, quotas);
	const handlers: Record<Rpc, Handler> = {
		...albumHandlers(world),
		...enrichmentHandlers(world),
		...creationHandlers(world),
		...mediaItemHandlers(world),
		...searchHandlers(world),
		...sharedAlbumHandlers(world),
	};

	const api = new Hono();
	api.all('/v1/uploads', ({ req }) => uploads.handle(req.raw));
	api.all('*', ({ req }) => dispatch(world, quotas, handlers, req.raw));
	const media = new Hono();
	media.all('*', ({ req }) => serveMedia(world, req.raw));

	return {
		...libraryControls(world),
		apps: { [LIBRARY_HOST]: api, [MEDIA_HOST]: media },
		reset: () => {
			world.store.clear();
			world.uploadTokens.clear();
			uploads.clear();
			quotas.clear();
			resetSettings(world);
		},
		seed: (seed) => seedLibrary(world, seed),
		snapshot: (clientId, userId) => snapshotOf(world, clientId, userId),
		routes: (method, path, host) => {
			if (host === MEDIA_HOST)
				return path.startsWith(MEDIA_PATH) ? `${method} /{baseUrl}` : undefined;
			if (host !== LIBRARY_HOST) return undefined;
			if (`${method} ${path}` === UPLOAD_ROUTE) return UPLOAD_ROUTE;
			const found = findMethod(method, path);
			return found && METHODS[found.rpc].route;
		},
	};
}
