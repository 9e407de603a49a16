import { Hono } from 'hono';

import type { Control } from './control';

/** Serves a control object over HTTP: `POST /control/<name>`, a JSON array of arguments, a JSON result. */
export function createControlApp(control: Control): Hono {
	const app = new Hono();
	app.get('/healthz', (c) => c.json({ status: 'ok' }));
	app.post('/control/:name', async (c) => {
		const name = c.req.param('name');
		if (!Object.hasOwn(control, name)) return c.json({ error: `There is no control ${name}` }, 404);
		const text = await c.req.text();
		const args: unknown = text === '' ? [] : JSON.parse(text);
		if (!Array.isArray(args))
			return c.json({ error: 'The body is not a JSON array of arguments' }, 400);
		const call = control[name as keyof Control] as (...args: unknown[]) => unknown;
		return c.json((await call(...(args as unknown[]))) ?? null);
	});
	app.onError((error, c) => c.json({ error: error.message }, 400));
	return app;
}
