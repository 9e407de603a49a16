import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { base64Item, binaryItem, locator, photo, sha256, useSimulatedGoogle } from '../support';
import { hasCombinedBinaryMode } from '../support/engine';
import { BATCH_CREATE, textItem, upload, UPLOAD } from '../support/uploads';

const google = useSimulatedGoogle();
const onError = 'continueErrorOutput';

/** An input item with one photo in each of these fields; the files are named after the fields. */
async function itemWith(fields: string[], json: IDataObject = {}): Promise<INodeExecutionData> {
	const binary: Record<string, IBinaryData> = {};
	for (const [index, property] of fields.entries()) {
		const content = await photo(index + 1);
		const item = await binaryItem(content, { fileName: `${property}.jpg`, property });
		Object.assign(binary, item.binary);
	}
	return { json, binary };
}

const names = () => google.library().mediaItems.map(({ filename }) => filename);

describe('media item: upload of all files of an item', () => {
	it.each([
		['a form with three files, named after their labels', ['Front_door', 'Garden', 'Roof__new_']],
		['a webhook with two files', ['data0', 'data1']],
		['a mail with two attachments', ['attachment_0', 'attachment_1']],
	])('takes %s', async (_, fields) => {
		const items = [await itemWith(fields), await itemWith(['only'])];
		const other = await binaryItem(await photo(9), { fileName: 'only.jpg' });
		items[1].binary!.only = other.binary!.data;
		const parameters = upload({ binaryPropertyName: '*' });
		const result = await google.succeed({ parameters, items });
		const all = [...fields, 'only'].map((field) => `${field}.jpg`);
		expect(result.json.map(({ filename }) => filename)).toEqual(all);
		expect(result.inputs).toEqual([...fields.map(() => 0), 1]);
		expect(names()).toEqual(all);
		expect(google.counts()).toEqual({ [UPLOAD]: all.length, [BATCH_CREATE]: 1 });
	});

	it.each<[string, unknown]>([
		['names with commas between them', 'a, c'],
		['a list from an expression', '={{ ["a", "c"] }}'],
		['one name twice', 'a, c, a'],
		['the files themselves', '={{ [$binary.a, $binary.c] }}'],
		['a mixed list', '={{ ["a", $binary.c] }}'],
		['an object of files', '={{ { first: $binary.a, second: $binary.c } }}'],
	])('takes %s, each file once, in this order', async (_, binaryPropertyName) => {
		const items = [await itemWith(['a', 'b', 'c'])];
		const parameters = upload({ binaryPropertyName } as IDataObject);
		const { json } = await google.succeed({ parameters, items });
		expect(json.map(({ filename }) => filename)).toEqual(['a.jpg', 'c.jpg']);
	});

	it('takes a file that an expression gives, in a store or in memory', async () => {
		const [stored, inMemory] = [await photo(1), await photo(2)];
		const items = [
			await binaryItem(stored, { property: 'photo', fileName: 'stored.jpg' }),
			base64Item(inMemory, { property: 'photo', fileName: 'memory.jpg' }),
		];
		const parameters = upload({ binaryPropertyName: '={{ $binary.photo }}' });
		await google.succeed({ parameters, items });
		const digests = google.library().mediaItems.map((item) => item.sha256);
		expect(digests).toEqual([sha256(stored), sha256(inMemory)]);
	});

	it('takes the object of a stored file that has an id and no data', async () => {
		const item = await itemWith(['photo']);
		const { id, mimeType, fileName } = item.binary!.photo;
		const items = [{ json: { file: { id, mimeType, fileName } } }];
		const parameters = upload({ binaryPropertyName: '={{ $json.file }}' });
		const { json } = await google.succeed({ parameters, items });
		expect(json[0].filename).toBe('photo.jpg');
	});

	it('takes no file for another one that expressions cannot tell from it', async () => {
		const twin = () => base64Item(Buffer.from('twin'), { fileName: 'twin.jpg' }).binary!.data;
		const items = [{ json: {}, binary: { a: twin(), b: twin() } }];
		const parameters = upload({ binaryPropertyName: '={{ $binary.a }}' });
		const result = await google.run({ parameters, items });
		expect(result.errorText).toContain('Use a, or * for all.');
	});

	it('takes a field whose name holds a comma', async () => {
		const items = [await itemWith(['front, left', 'front'])];
		const parameters = upload({ binaryPropertyName: 'front, left' });
		const { json } = await google.succeed({ parameters, items });
		expect(json.map(({ filename }) => filename)).toEqual(['front, left.jpg']);
	});

	it('gives several files of one item numbers behind the name it sets', async () => {
		const { albumId } = await google.seedAlbum(0);
		const parameters = upload({
			binaryPropertyName: '*',
			albumId: locator('id', albumId),
			additionalFields: { fileName: 'beach.jpg', description: 'The sea' },
		});
		await google.succeed({ parameters, items: [await itemWith(['a', 'b', 'c'])] });
		const { mediaItems, albums } = google.library();
		expect(names()).toEqual(['beach.jpg', 'beach (2).jpg', 'beach (3).jpg']);
		expect(mediaItems.map(({ description }) => description)).toEqual(Array(3).fill('The sea'));
		expect(albums[0].mediaItemIds).toEqual(mediaItems.map(({ id }) => id));
	});
});

const describeCombinedMode = hasCombinedBinaryMode ? describe : describe.skip;

describeCombinedMode("media item: upload in n8n's combined binary mode", () => {
	const workflowSettings = { binaryMode: 'combined' } as const;

	/** As n8n 2 gives items there: the files are in the JSON. */
	async function combinedItem(): Promise<INodeExecutionData> {
		const { binary } = await itemWith(['a', 'b']);
		const { a, b } = binary!;
		return { json: { _files: { a, b }, mail: { photos: [a, b] } } as unknown as IDataObject };
	}

	it.each([
		['a', ['a.jpg']],
		['_files.b', ['b.jpg']],
		['mail.photos[1]', ['b.jpg']],
		['mail.photos', ['a.jpg', 'b.jpg']],
		['*', ['a.jpg', 'b.jpg']],
		['={{ $json._files.a }}', ['a.jpg']],
		['={{ $json._files }}', ['a.jpg', 'b.jpg']],
	])('takes %s', async (binaryPropertyName, expected) => {
		const parameters = upload({ binaryPropertyName });
		const items = [await combinedItem()];
		await google.succeed({ parameters, items, workflowSettings });
		expect(names()).toEqual(expected);
	});
});

describe('media item: upload of an item whose JSON was made by a stranger', () => {
	/** JSON that names, in every field one may ask for, a file that another execution has stored. */
	async function strangeItem(): Promise<INodeExecutionData> {
		const { id } = (await binaryItem(await photo(7))).binary!.data;
		const file = { mimeType: 'image/jpeg', data: '', id, fileName: 'secret.jpg' };
		const json = { data: file, photos: [file], _files: { data: file, other: file } };
		return { ...base64Item(await photo(8), { property: 'own', fileName: 'own.jpg' }), json };
	}

	it.each(['data', '_files.data', 'photos', 'photos[0]', 'other', '={{ "data" }}'])(
		'takes no file of another execution for %s',
		async (binaryPropertyName) => {
			const parameters = upload({ binaryPropertyName });
			const result = await google.run({ parameters, items: [await strangeItem()] });
			expect(result.errorText).toContain('is not in this item');
			expect(result.errorText).toContain('This item has: own.');
			expect(google.counts()).toEqual({});
		},
	);

	it('takes only the files that the item carries for *', async () => {
		const parameters = upload({ binaryPropertyName: '*' });
		await google.succeed({ parameters, items: [await strangeItem()] });
		expect(names()).toEqual(['own.jpg']);
	});
});

describe('media item: upload of several files of which one fails', () => {
	async function mixedItems(): Promise<INodeExecutionData[]> {
		const item = await itemWith(['a', 'b']);
		const text = (await textItem(3)).binary!.data;
		return [{ json: {}, binary: { a: item.binary!.a, text, b: item.binary!.b } }];
	}

	it('loses none of the others, and says which one failed', async () => {
		const parameters = upload({ binaryPropertyName: '*' });
		const result = await google.run({ parameters, items: await mixedItems(), onError });
		expect(result.json.map(({ filename }) => filename)).toEqual(['a.jpg', 'b.jpg']);
		expect([result.inputs, result.errorInputs]).toEqual([[0, 0], [0]]);
		expect(result.errorItems[0].json.error).toContain('"3.jpg"');
		expect(names()).toEqual(['a.jpg', 'b.jpg']);
	});

	it('says what was added before it stopped', async () => {
		const parameters = upload({ binaryPropertyName: '*' });
		const result = await google.run({ parameters, items: await mixedItems() });
		expect(result.error?.message).toContain('"3.jpg"');
		const [first, second] = google.library().mediaItems;
		expect(result.errorText).toContain(`item 0: ${first.id}, ${second.id}.`);
	});

	it('names the file when the words of the failure do not', async () => {
		google.control.fail({ route: UPLOAD, skip: 1, status: 403, times: 1 });
		const items = [await itemWith(['a', 'b'])];
		const parameters = upload({ binaryPropertyName: 'a, b', options: { concurrency: 1 } });
		const result = await google.run({ parameters, items, onError });
		expect(result.json.map(({ filename }) => filename)).toEqual(['a.jpg']);
		expect(result.errorItems[0].json.error).toContain('(file "b.jpg")');
	});

	it('sends the others also when one is not there or is empty', async () => {
		const [item] = await mixedItems();
		item.binary!.text.bytes = 0;
		const parameters = upload({ binaryPropertyName: 'a, text, none, b' });
		const result = await google.run({ parameters, items: [item], onError });
		expect(names()).toEqual(['a.jpg', 'b.jpg']);
		const errors = result.errorItems.map(({ json }) => json.error);
		expect(errors[0]).toContain('\'Input Binary Field(s)\' "text" holds an empty file');
		expect(errors[1]).toContain('\'Input Binary Field(s)\' "none" is not in this item');
	});

	it('sends nothing with On Error Stop when one is not there', async () => {
		const parameters = upload({ binaryPropertyName: 'a, none' });
		const result = await google.run({ parameters, items: await mixedItems() });
		expect(result.error?.message).toContain('"none" is not in this item');
		expect(google.requests()).toEqual([]);
	});
});

describe('media item: upload of a field that is not there', () => {
	it.each([
		[['data0', 'data1'], 'data', 'This item has: data0, data1. Use data0, or * for all.'],
		[['photo'], 'data', 'This item has: photo. Use photo.'],
		[['a', 'My_photo_'], 'my photo!', 'This item has: a, My_photo_. Use My_photo_, or * for all.'],
		[[], 'data', 'This item carries no file.'],
		[[], '*', 'This item carries no file.'],
		[['photo'], ' , ', 'This item has: photo. Use photo.'],
		[['photo'], '={{ $json.nothing }}', 'Use photo.'],
		[['photo'], '={{ { id: "1a2b", mimeType: "image/jpeg" } }}', 'Use photo.'],
		[['photo'], '={{ [] }}', 'Use photo.'],
		[['photo'], '={{ "/9j/4AAQ".repeat(2000) }}', 'not its content'],
	])('with %j, asked for %j, offers what fits', async (fields, binaryPropertyName, words) => {
		const items = [await itemWith(fields)];
		const result = await google.run({ parameters: upload({ binaryPropertyName }), items });
		expect(result.error?.message).toContain("'Input Binary Field(s)'");
		expect(result.errorText).toContain(words);
		expect(google.requests()).toEqual([]);
	});

	it('offers a picture before other files', async () => {
		const item = await itemWith(['invoice', 'photo']);
		item.binary!.invoice.mimeType = 'application/pdf';
		const result = await google.run({ parameters: upload(), items: [item] });
		expect(result.errorText).toContain('Use photo, or * for all.');
	});
});
