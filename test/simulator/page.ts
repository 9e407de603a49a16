import { html, raw } from 'hono/html';

export type Html = ReturnType<typeof html>;

const STYLE = `
	body { font: 16px/1.5 system-ui, sans-serif; margin: 3rem auto; padding: 0 1rem; color: #1f1f1f; }
	button { font: inherit; padding: 0.5rem 1.25rem; }
	.note { background: #fef7e0; border-radius: 8px; padding: 0.5rem 1rem; }
`;

/** A page of the simulated Google, which says that it is a simulation; `style` is added to the common rules. */
export function simulatedPage(title: string, style: string, body: Html): Html {
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${title}</title>
				<style>${raw(STYLE + style)}</style>
			</head>
			<body>
				<main>
					<p class="note" role="note">This is a simulation for tests and demonstrations. It is not Google.</p>
					<h1>${title}</h1>
					${body}
				</main>
			</body>
		</html>`;
}
