/**
 * The page behind `pickerUri`. The person of the session counts as signed in.
 * https://developers.google.com/photos/picker/guides/sessions
 */
import { Hono, type Context } from 'hono';
import { htmlError } from '../library/responses';
import { noticePage, pickerPage } from './page';
import { finishPicking } from './picking';
import { drawSvg } from './pictures';
import type { Session } from './sessions';
import type { PickerState } from './state';

const PAGE = '/integration/picker/:key{[A-Za-z0-9_-]+}';
const ROUTES = [
	{ pattern: /^\/integration\/picker\/[^/]+$/, route: '/integration/picker/{key}' },
	{
		pattern: /^\/integration\/picker\/[^/]+\/autoclose$/,
		route: '/integration/picker/{key}/autoclose',
	},
	{
		pattern: /^\/integration\/picker\/[^/]+\/thumbnails\/[^/]+$/,
		route: '/integration/picker/{key}/thumbnails/{mediaItemId}',
	},
];

/** @returns the route in the notation of the other services, or undefined where there is no page. */
export function pageRoute(method: string, path: string): string | undefined {
	const found = ROUTES.find(({ pattern }) => pattern.test(path));
	return found && `${method} ${found.route}`;
}

/** @returns the application of the page's host. */
export function createPageApp(state: PickerState): Hono {
	const { sessions, people } = state;
	const app = new Hono();
	app.use(async (c, next) => {
		await next();
		c.header('x-frame-options', 'DENY');
		c.header('content-security-policy', "frame-ancestors 'none'");
		c.header('cache-control', 'no-store');
		c.header('referrer-policy', 'no-referrer');
	});

	const show = (c: Context, session: Session, selected: string[] = [], problem?: string) => {
		const page = pickerPage({ session, items: people.of(session.userId), selected, problem });
		return c.html(page, problem === undefined ? 200 : 400);
	};
	const notices = {
		unknown: noticePage('There is no such picking session', 'It may have been deleted by the app.'),
		expired: noticePage(
			'This picking session has expired',
			'Start again in the app that sent you.',
		),
		used: noticePage('This link was used already', 'One link is for one selection.'),
	};
	/** @returns the page's session while the person can pick, otherwise the page to show instead. */
	const open = (c: Context): Session | Response | Promise<Response> => {
		const found = sessions.byPageKey(c.req.param('key') ?? '');
		if (!found) return c.html(notices.unknown, 404);
		if (found.expired) return c.html(notices.expired, 410);
		return found.session.picked ? c.html(notices.used, 410) : found.session;
	};

	for (const path of [PAGE, `${PAGE}/autoclose`] as const) {
		const closes = path.endsWith('/autoclose');
		app.get(path, async (c) => {
			const session = await open(c);
			return session instanceof Response ? session : show(c, session);
		});
		app.post(path, async (c) => {
			const session = await open(c);
			if (session instanceof Response) return session;
			const form = await c.req.formData();
			const selected = form.getAll('mediaItemId').map(String);
			if (form.get('decision') !== 'done') {
				return c.html(
					noticePage('Nothing was shared', 'You cancelled. You can close this tab.', closes),
				);
			}
			try {
				finishPicking(state, session, selected);
			} catch (error) {
				return show(c, session, selected, error instanceof Error ? error.message : String(error));
			}
			return c.html(
				noticePage(
					'Done',
					'Your selection was shared with the app. You can close this tab.',
					closes,
				),
			);
		});
	}
	app.get(`${PAGE}/thumbnails/:id`, (c) => {
		const found = sessions.byPageKey(c.req.param('key'));
		const item =
			found && people.of(found.session.userId).find(({ id }) => id === c.req.param('id'));
		if (!item) return c.notFound();
		return c.body(drawSvg({ ...item, width: 160, height: 120 }), 200, {
			'content-type': 'image/svg+xml',
		});
	});
	app.notFound((c) => {
		const sentence = `The requested URL ${c.req.path} was not found on this server.`;
		return htmlError(404, 'Not Found', sentence);
	});
	return app;
}
