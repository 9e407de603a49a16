import { Hono } from 'hono';

import type { LibrarySnapshot, ServiceContext } from './contract';

/** Stands in for the Library API until it is there: answers who is calling. */
export function createLibrary(context: ServiceContext) {
	const app = new Hono();
	app.all('*', (c) => {
		const grant = context.grantOf(c.req.header('authorization'));
		if (!grant) return c.json({ error: { code: 401, status: 'UNAUTHENTICATED' } }, 401);
		return c.json({ userId: grant.userId });
	});
	return {
		apps: { 'photoslibrary.googleapis.com': app, 'lh3.googleusercontent.com': app },
		reset(): void {},
		routes: (): undefined => undefined,
		seed: async () => ({ albumIds: [], mediaItemIds: [] }),
		snapshot: (): LibrarySnapshot => ({ albums: [], mediaItems: [] }),
	};
}
