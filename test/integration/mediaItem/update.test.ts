import {
	jsonItems,
	locator,
	refusesInvalidInput,
	UNKNOWN_ID,
	useSimulatedGoogle,
} from '../support';

const google = useSimulatedGoogle();

function update(mediaItemId: string, description: string) {
	const chosen = locator('id', mediaItemId);
	return {
		resource: 'mediaItem',
		operation: 'update',
		mediaItemId: chosen,
		updateFields: { description },
	};
}

describe('media item: update', () => {
	it('clears the description by a plain empty field', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		await google.succeed({ parameters: update(mediaItemIds[0], 'before') });
		const { json } = await google.succeed({ parameters: update(mediaItemIds[0], '') });
		expect(google.library().mediaItems[0].description).toBe('');
		expect(json[0].description).toBeUndefined();
	});

	it.each(['The sea', 'x'.repeat(1000), 'Zeile\nzwei – ü 🌊'])(
		'sets the description %#',
		async (description) => {
			const { mediaItemIds } = await google.seed({ mediaItems: 1 });
			const change = (text: string) =>
				google.succeed({
					parameters: update(mediaItemIds[0], '={{ $json.text }}'),
					items: jsonItems({ text }),
				});
			await change('before');
			const { json } = await change(description);
			expect(google.library().mediaItems[0].description).toBe(description);
			expect(json[0].description).toBe(description);
		},
	);

	refusesInvalidInput(google, [
		['a description over 1000', "'Description' is too long", update(UNKNOWN_ID, 'x'.repeat(1001))],
		[
			'nothing to change',
			"'Update Fields' is empty",
			{ ...update(UNKNOWN_ID, ''), updateFields: {} },
		],
		['no media item', "'Media Item' is empty", update('={{ "" }}', 'x')],
	]);
});
