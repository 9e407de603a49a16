import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { addEnrichment as add, type Enrichment } from '../../client/api/enrichments';
import { inputError, requiredText, shown } from '../../shared/operation/inputErrors';
import { albumIdOf, albumLocator } from '../../shared/fields/locators';
import type { Operation } from '../../shared/operation/operation';
import { outcomeOfEach, resultsOf } from '../../shared/operation/outcomes';
import { placeField, placeOf } from './enrichmentPlaces';
import { positionField, positionOf } from '../../shared/fields/position';

function enrichmentOf(context: IExecuteFunctions, itemIndex: number): Enrichment {
	const value = (name: string) => context.getNodeParameter(name, itemIndex, '');
	const place = (label: string, name: string) => placeOf(context, label, value(name));
	const type = value('enrichmentType');
	switch (type) {
		case 'text':
			return { textEnrichment: { text: requiredText(context, 'Text', value('text')) } };
		case 'location':
			return { locationEnrichment: { location: place('Location', 'location') } };
		case 'map': {
			const origin = place('Origin', 'origin');
			return { mapEnrichment: { origin, destination: place('Destination', 'destination') } };
		}
		default:
			throw inputError(
				context,
				`'Enrichment Type' has an unknown value: "${shown(type)}"`,
				'Use text, location or map.',
			);
	}
}

const shownFor = (type: string) => ({ show: { enrichmentType: [type] } });

export const addEnrichment: Operation = {
	option: {
		name: 'Add Enrichment',
		value: 'addEnrichment',
		action: 'Add an enrichment to an album',
		description:
			'Put a text, a place or a map with a route between the photos of an album. The API can neither change nor remove it afterwards.',
	},
	fields: [
		albumLocator,
		{
			displayName: 'Enrichment Type',
			name: 'enrichmentType',
			type: 'options',
			options: [
				{ name: 'Location', value: 'location', description: 'The name of a place, with a pin' },
				{ name: 'Map', value: 'map', description: 'A map with the way from one place to another' },
				{ name: 'Text', value: 'text', description: 'Words of your own' },
			],
			default: 'text',
			description: 'What to put between the photos',
		},
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			required: true,
			placeholder: 'e.g. Day 2: by train to Florence',
			description: 'The words to show in the album',
			displayOptions: shownFor('text'),
		},
		{
			...placeField('Location', 'location', 'The place to show in the album'),
			displayOptions: shownFor('location'),
		},
		{
			...placeField('Origin', 'origin', 'The place where the way begins'),
			displayOptions: shownFor('map'),
		},
		{
			...placeField('Destination', 'destination', 'The place where the way ends'),
			displayOptions: shownFor('map'),
		},
		positionField,
	],

	async execute(context) {
		return await outcomeOfEach(context, async (itemIndex) => {
			const albumId = albumIdOf(context, itemIndex);
			const enrichment = enrichmentOf(context, itemIndex);
			const position = context.getNodeParameter('position', itemIndex, {}) as IDataObject;
			const at = positionOf(context, position) ?? { position: 'LAST_IN_ALBUM' };
			const id = await add(context, albumId, enrichment, at);
			return { ...resultsOf({ id, albumId }), wrote: `enrichment ${id} of album ${albumId}` };
		});
	},
};
