import { openPicker } from './support/picker';

/** A session and its page; `post` sends the form. */
async function openPage(maxItemCount?: number, suffix = '') {
	const opened = openPicker();
	const session = await opened.create(maxItemCount);
	const url = session.pickerUri + suffix;
	const ids = opened.control.personalLibrary('demo').map(({ id }) => id);
	const post = (mediaItemIds: string[], decision = 'done') => {
		const body = new URLSearchParams([['decision', decision]]);
		for (const id of mediaItemIds) body.append('mediaItemId', id);
		return opened.fetch(url, { method: 'POST', body });
	};
	return { ...opened, id: session.id, url, ids, post };
}

const textOf = async (response: Response) => ({
	status: response.status,
	text: await response.text(),
});

describe('the page of a session', () => {
	it('shows the whole library of the person, and says that it is a simulation', async () => {
		const { fetch, url, ids } = await openPage(5);
		const { status, text } = await textOf(await fetch(url));
		expect(status).toBe(200);
		expect(text).toContain('This is a simulation');
		expect(text.match(/type="checkbox"/g)).toHaveLength(14);
		for (const id of ids) expect(text).toContain(`value="${id}"`);
		expect(text).toContain('select up to 5 items');
	});

	it('needs no token and cannot be framed', async () => {
		const { headers } = await openPage().then(({ fetch, url }) => fetch(url));
		expect(headers.get('x-frame-options')).toBe('DENY');
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
	});

	it('has thumbnails', async () => {
		const { fetch, url, ids } = await openPage();
		const response = await fetch(`${url}/thumbnails/${ids[0]}`);
		expect(response.headers.get('content-type')).toBe('image/svg+xml');
		expect((await fetch(`${url}/thumbnails/unknown`)).status).toBe(404);
	});

	it('sets the session with Done, and cannot be used afterwards', async () => {
		const { fetch, url, ids, post, list, id } = await openPage();
		const done = await textOf(await post([ids[0], ids[12]]));
		expect(done.status).toBe(200);
		expect(done.text).toContain('<h1>Done</h1>');
		expect(done.text).not.toContain('window.close');
		const { mediaItems = [] } = (await list(id)).body;
		expect(mediaItems.map((item) => item.id)).toEqual([ids[0], ids[12]]);
		const used = await textOf(await fetch(url));
		expect([used.status, used.text]).toEqual([410, expect.stringContaining('used already')]);
		expect((await post([ids[1]])).status).toBe(410);
		expect((await list(id)).body.mediaItems).toHaveLength(2);
	});

	it('tries to close the tab where that was asked for', async () => {
		const { fetch, url, ids, post } = await openPage(undefined, '/autoclose');
		expect((await fetch(url)).status).toBe(200);
		expect((await textOf(await post([ids[0]]))).text).toContain('window.close()');
	});

	it('leaves the session open with Cancel', async () => {
		const { fetch, url, ids, post, call, id } = await openPage();
		expect((await textOf(await post([ids[0]], 'cancel'))).text).toContain('Nothing was shared');
		expect((await call('GET', `/v1/sessions/${id}`)).body).not.toHaveProperty('mediaItemsSet');
		expect((await fetch(url)).status).toBe(200);
	});

	it('refuses too many, none, and what is not there, keeping what was ticked', async () => {
		const { ids, post, id, call } = await openPage(2);
		const tooMany = await textOf(await post(ids.slice(0, 3)));
		expect(tooMany.status).toBe(400);
		expect(tooMany.text).toMatch(/role="alert">Select at most 2 items; 3 are selected/);
		expect(tooMany.text.match(/checked \/>/g)).toHaveLength(3);
		expect((await post([])).status).toBe(400);
		expect((await post(['unknown'])).status).toBe(400);
		expect((await call('GET', `/v1/sessions/${id}`)).body).not.toHaveProperty('mediaItemsSet');
		expect((await post(ids.slice(0, 2))).status).toBe(200);
	});

	it('ends with the session', async () => {
		const { fetch, url, post, ids, state, call, create } = await openPage();
		state.now += 7 * 24 * 3_600_000;
		const expired = await textOf(await fetch(url));
		expect([expired.status, expired.text]).toEqual([410, expect.stringContaining('has expired')]);
		expect((await post([ids[0]])).status).toBe(410);
		const { id, pickerUri } = await create();
		await call('DELETE', `/v1/sessions/${id}`);
		expect((await fetch(pickerUri)).status).toBe(404);
		expect((await fetch('https://photos.google.com/albums')).status).toBe(404);
	});
});

describe('the control', () => {
	it('lists sessions for assertions', async () => {
		const { create, control, ids, id } = await openPage(3);
		control.pick({ sessionId: id, mediaItemIds: [ids[3]] });
		const second = await create();
		expect(control.pickerSessions()).toMatchObject([
			{ id, userId: 'demo', maxItemCount: 3, mediaItemsSet: true, pickedMediaItemIds: [ids[3]] },
			{ id: second.id, pickerUri: second.pickerUri, mediaItemsSet: false, pickedMediaItemIds: [] },
		]);
	});

	it('refuses to pick what a person could not', async () => {
		const { control, id, ids } = await openPage(2);
		expect(() => control.pick({ sessionId: 'unknown', count: 1 })).toThrow('no open session');
		expect(() => control.pick({ sessionId: id, count: 3 })).toThrow('at most 2');
		expect(() => control.pick({ sessionId: id, count: 15 })).toThrow('only 14 items');
		control.pick({ sessionId: id, mediaItemIds: ids.slice(0, 2) });
		expect(() => control.pick({ sessionId: id, count: 1 })).toThrow('done already');
	});

	it('replaces a library; reset restores it', async () => {
		const { control, picker, id, call } = await openPage();
		expect(control.personalLibrary('anna')).toEqual([]);
		control.seedPersonalLibrary({ userId: 'anna', photos: 2, videos: 1 });
		expect(control.personalLibrary('anna').map(({ filename }) => filename)).toEqual([
			'IMG_0001.jpg',
			'IMG_0002.jpg',
			'VID_0001.mp4',
		]);
		control.setPicker({ pollIntervalSeconds: 1 });
		picker.reset();
		expect(control.personalLibrary('anna')).toEqual([]);
		expect(control.personalLibrary('demo')).toHaveLength(14);
		expect((await call('GET', `/v1/sessions/${id}`)).status).toBe(404);
	});
});
