import { parse } from 'node-html-parser';
import { escapeHtml, html } from '../../../../../nodes/GooglePhotos/triggers/pickerPage/view/html';
import { render } from '../../../../../nodes/GooglePhotos/triggers/pickerPage/view/layout';
import * as pages from '../../../../../nodes/GooglePhotos/triggers/pickerPage/view/pages';

const attack = `</title></style><script>alert(1)</script><img src=x onerror='alert(2)'>"&amp;`;
const texts = {
	title: attack,
	text: `one\n\n${attack}`,
	accountHint: attack,
	buttonLabel: attack,
	pickerButtonLabel: attack,
	waitingText: attack,
	completionTitle: attack,
	completionMessage: attack,
	language: 'en',
};
const picker = `https://photos.google.com/picker/1?"><script>alert(3)</script>`;
const nonce = 'bm9uY2U=';

const all = {
	start: pages.startPage(texts),
	waiting: pages.waitingPage(texts, picker, 5),
	paused: pages.pausedPage(texts, picker),
	done: pages.donePage(texts),
	redirect: pages.donePage({ ...texts, redirectUrl: picker }),
	refused: pages.refusedPage(attack, attack),
	trouble: pages.errorPage(attack, 10),
};

describe('markup', () => {
	it('escapes what is put in, and markup not twice', () => {
		const inner = html`<b>${'<&>"\''}</b>`;
		expect(html`<p title="${'"'}">${[inner, 1, 'a']}</p>`.text).toBe(
			'<p title="&quot;"><b>&lt;&amp;&gt;&quot;&#39;</b>1a</p>',
		);
		expect(escapeHtml('plain')).toBe('plain');
	});
});

describe.each(Object.entries(all))('the page "%s"', (_, page) => {
	const text = render(page, nonce);
	const root = parse(text);

	it('runs nothing that a person wrote', () => {
		const scripts = root.querySelectorAll('script');
		for (const script of scripts) expect(script.getAttribute('nonce')).toBe(nonce);
		expect(text).not.toContain('<script>alert');
		expect(text).not.toContain('<img');
		for (const element of root.querySelectorAll('*')) {
			for (const name of Object.keys(element.attributes)) expect(name).not.toMatch(/^on/i);
		}
	});

	it('brings everything it needs', () => {
		for (const element of root.querySelectorAll('[src], link, iframe, object, embed')) {
			throw new Error(`Loads something: ${element.toString()}`);
		}
	});

	it('can be read by everybody', () => {
		expect(root.querySelector('html')?.getAttribute('lang')).toBe('en');
		expect(root.querySelectorAll('h1')).toHaveLength(1);
		expect(root.querySelectorAll('main')).toHaveLength(1);
		expect(root.querySelector('meta[name="viewport"]')).not.toBeNull();
		expect(text).toContain('prefers-color-scheme: dark');
	});

	it('opens other tabs without a handle to this one', () => {
		for (const link of root.querySelectorAll('[target]')) {
			expect(link.getAttribute('rel')).toContain('noopener');
		}
	});
});

describe('asking again', () => {
	it('is done by a refresh where there are no scripts', () => {
		const inside = parse(render(all.waiting, nonce)).querySelector('noscript')?.innerHTML;
		expect(inside).toBe('<meta http-equiv="refresh" content="5">');
	});

	it.each(['start', 'paused', 'done', 'refused'] as const)(
		'is not done by the page "%s"',
		(name) => {
			const text = render(all[name], nonce);
			expect(text).not.toContain('http-equiv="refresh"');
			expect(parse(text).querySelectorAll('script')).toHaveLength(0);
		},
	);
});
