import {
	collectItems,
	eachItem,
	type Page,
	type PageRequest,
} from '../../../../nodes/GooglePhotos/client/api/pages';

interface Item {
	id: string;
}

/** A listing cut into given pages; records the page sizes and tokens it was asked for. */
function listing(pages: string[][], tokens: Array<string | undefined>) {
	const asked: PageRequest[] = [];
	const fetchPage = (request: PageRequest): Promise<Page<Item>> => {
		asked.push(request);
		const at = asked.length - 1;
		const items = (pages[at] ?? []).map((id) => ({ id }));
		return Promise.resolve({ items, nextPageToken: tokens[at] });
	};
	return { asked, fetchPage };
}

const idsOf = (items: Item[]) => items.map(({ id }) => id);

it('follows the tokens to the end, with the largest page', async () => {
	const { asked, fetchPage } = listing([['a', 'b'], ['c']], ['next', undefined]);
	expect(idsOf(await collectItems(fetchPage, 50))).toEqual(['a', 'b', 'c']);
	expect(asked).toEqual([
		{ pageSize: 50, pageToken: undefined },
		{ pageSize: 50, pageToken: 'next' },
	]);
});

it('asks for one more than the limit, which tells whether there is more, and for no page more', async () => {
	const { asked, fetchPage } = listing([['a', 'b', 'c', 'd']], ['next']);
	expect(idsOf(await collectItems(fetchPage, 50, 3))).toEqual(['a', 'b', 'c']);
	expect(asked).toEqual([{ pageSize: 4, pageToken: undefined }]);
});

it('keeps one page size, which Google binds a token to, and cuts off the rest', async () => {
	const { asked, fetchPage } = listing(
		[
			['a', 'b'],
			['c', 'd'],
		],
		['next', 'more'],
	);
	expect(idsOf(await collectItems(fetchPage, 2, 3))).toEqual(['a', 'b', 'c']);
	expect(asked.map(({ pageSize }) => pageSize)).toEqual([2, 2]);
});

it('goes on past a page that is empty but has a token', async () => {
	const { fetchPage } = listing([['a'], [], ['b']], ['1', '2', undefined]);
	expect(idsOf(await collectItems(fetchPage, 50))).toEqual(['a', 'b']);
});

it('takes an empty token for the end', async () => {
	const { asked, fetchPage } = listing([['a']], ['']);
	expect(idsOf(await collectItems(fetchPage, 50))).toEqual(['a']);
	expect(asked).toHaveLength(1);
});

it('gives an item that comes twice once, and does not count it towards the limit', async () => {
	const { fetchPage } = listing([['a', 'b'], ['b', 'c'], ['d']], ['1', '2', undefined]);
	expect(idsOf(await collectItems(fetchPage, 2, 4))).toEqual(['a', 'b', 'c', 'd']);
});

it('fails on a repeated token instead of looping', async () => {
	const { asked, fetchPage } = listing([['a'], ['b'], ['c'], ['d']], ['1', '2', '1', '2']);
	await expect(collectItems(fetchPage, 50)).rejects.toThrow('same page token twice');
	expect(asked).toHaveLength(3);
});

it('requests a page only when its items are wanted', async () => {
	const { asked, fetchPage } = listing([['a', 'b'], ['c']], ['next', undefined]);
	for await (const item of eachItem(fetchPage, 50)) {
		if (item.id === 'b') break;
	}
	expect(asked).toHaveLength(1);
});
