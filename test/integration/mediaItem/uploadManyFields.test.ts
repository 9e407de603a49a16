/** Items with ten thousand files, as an archive gives them: neither slow nor endless in words. */
import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import { base64Item, useSimulatedGoogle } from '../support';
import { upload } from '../support/uploads';

const google = useSimulatedGoogle();

function itemWithMany(): INodeExecutionData {
	const files = Array.from({ length: 10_000 }, (_, index): [string, IBinaryData] => {
		const { data } = base64Item(Buffer.from(`${index}`), { fileName: `${index}.jpg` }).binary!;
		return [`field${index}`, data];
	});
	return { json: {}, binary: Object.fromEntries(files) };
}

describe('media item: upload of an item with ten thousand files', () => {
	it('names a field that is not there once, and offers some of the others', async () => {
		const parameters = upload({ binaryPropertyName: '={{ "missing,".repeat(1000) }}' });
		const items = [itemWithMany()];
		const result = await google.run({ parameters, items, onError: 'continueErrorOutput' });
		expect(result.errorItems).toHaveLength(1);
		const { error } = result.errorItems[0];
		const description = error && 'description' in error ? String(error.description) : '';
		expect(description).toContain('field19 and 9980 more. Use field0, or * for all.');
	});

	it('finds each that an expression gives, in a moment', async () => {
		const binaryPropertyName = '={{ Object.values($binary).concat("missing") }}';
		const parameters = upload({ binaryPropertyName });
		const { errorText } = await google.run({ parameters, items: [itemWithMany()] });
		expect(errorText).toContain('"missing" is not in this item');
		expect(google.counts()).toEqual({});
	});
});
