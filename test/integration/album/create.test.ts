import type { INodeParameters } from 'n8n-workflow';
import { waitFor } from '../../support/waitFor';
import { jsonItems, refusesInvalidInput, useSimulatedGoogle } from '../support';

const google = useSimulatedGoogle();
const TITLE = '={{ $json.title }}';
const CREATE = 'POST /v1/albums';
const reuse = { options: { ifTitleExists: 'reuse' } };

function create(title = TITLE, more: INodeParameters = {}) {
	return { resource: 'album', operation: 'create', title, ...more };
}

describe('album: create', () => {
	it.each(['写真 📷', 'It\'s "quoted" & <b>', 'Line one\nLine two', 'a/b?c=d#e%20f'])(
		'keeps the title %j as it is',
		async (title) => {
			const parameters = create();
			const { json } = await google.run({ parameters, items: jsonItems({ title }) });
			expect(json).toHaveLength(1);
			const [{ id, ...album }] = google.library().albums;
			expect(album.title).toBe(title);
			expect(json[0]).toMatchObject({ id, title });
			expect(google.library().albums).toHaveLength(1);
		},
	);

	it.each(['={{ DateTime.fromISO("2026-07-14") }}', '={{ new Date("2026-07-14") }}'])(
		'takes the date %s for text without quotes',
		async (title) => {
			const { json } = await google.run({ parameters: create(title) });
			expect(json[0].title).toMatch(/^2026-07-14T[^"]+$/);
		},
	);

	it('makes a second album of the same title unless told otherwise', async () => {
		await google.seed({ albums: ['Rome'] });
		await google.run({ parameters: create('Rome') });
		expect(google.library().albums).toHaveLength(2);
	});

	it('names the item that is wrong among good ones', async () => {
		const items = jsonItems({ title: 'Rome' }, { title: '' });
		const { error } = await google.run({ parameters: create(), items });
		expect(error).toMatchObject({ context: { itemIndex: 1 } });
	});

	refusesInvalidInput(google, [
		['an empty title', "'Title'", create('={{ "" }}')],
		['a blank title', "'Title'", create('   ')],
		['a missing title', "'Title'", create()],
		['a title over 500', "'Title'", create('x'.repeat(501))],
	]);
});

describe('album: create unless there is one of that title', () => {
	it('walks through the album list once for all titles, and once more after it made some', async () => {
		await google.seed({ albums: ['Rome'] });
		const parameters = create(TITLE, reuse);
		const items = jsonItems(...['Rome', 'Oslo', 'Kyoto', 'Oslo'].map((title) => ({ title })));
		const { json } = await google.run({ parameters, items });
		expect(json.map(({ created }) => created)).toEqual([false, true, true, false]);
		expect(google.counts()).toEqual({ 'GET /v1/albums': 2, 'POST /v1/albums': 2 });
	});

	it('reuses an album of that title when asked to, also one made a moment before', async () => {
		const { albumIds } = await google.seed({ albums: ['Oslo', 'Rome'] });
		const parameters = create(TITLE, reuse);
		const items = jsonItems({ title: 'Rome' }, { title: 'Lima' }, { title: 'Lima' });
		const { json } = await google.succeed({ parameters, items });
		expect(json[0].id).toBe(albumIds[1]);
		expect(json[2].id).toBe(json[1].id);
		expect(google.counts()['POST /v1/albums']).toBe(1);
		expect(google.library().albums).toHaveLength(3);
	});
});

describe('album: create in several runs at the same time', () => {
	it('lets them write one after the other', async () => {
		// Google refuses a write while another one of the same person goes on.
		google.control.setWriteDuration(200);
		const runs = ['One', 'Two', 'Three'].map((title) => google.run({ parameters: create(title) }));
		const results = await Promise.all(runs);
		expect(results.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
		expect(google.counts()).toEqual({ [CREATE]: 3 });
	});

	it('stops one run while another one writes', async () => {
		google.control.setLatency({ [CREATE]: 4000 });
		let hasFirstEnded = false;
		const first = google.run({ parameters: create('One') }).finally(() => (hasFirstEnded = true));
		await waitFor('the first run to write', () => google.requests(CREATE).length > 0);
		const second = await google.run({
			parameters: create('Two', reuse),
			// It has looked for the album, so what is left is its turn to write.
			cancelWhen: () => google.requests('GET /v1/albums').some(({ status }) => status === 200),
		});
		expect(second.status).toBe('canceled');
		expect(hasFirstEnded).toBe(false);
		expect((await first).status).toBe('success');
		google.control.setLatency({});
		expect(google.library().albums.map(({ title }) => title)).toEqual(['One']);
	});
});
