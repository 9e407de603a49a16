import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { type Enrichment, addEnrichment as add } from '../../client/api/enrichments';
import { albumLocator, readAlbumId } from '../../shared/fields/locators';
import { positionField, readPosition } from '../../shared/fields/position';
import { inputError, preview, readRequiredText } from '../../shared/operation/inputErrors';
import type { Operation } from '../../shared/operation/operation';
import { forEachOutput, toItemOutput } from '../../shared/operation/outcomes';
import { type Place, place, readPlace } from './enrichmentPlaces';

const LOCATION = place('Location', 'The name of the place to show in the album');
const ORIGIN = place('Origin', 'The name of the place where the route begins');
const DESTINATION = place('Destination', 'The name of the place where the route ends');

function readEnrichment(context: IExecuteFunctions, itemIndex: number): Enrichment {
	const type = context.getNodeParameter('enrichmentType', itemIndex);
	switch (type) {
		case 'text': {
			const text = context.getNodeParameter('text', itemIndex, '');
			return { textEnrichment: { text: readRequiredText(context, 'Text', text) } };
		}
		case 'location':
			return { locationEnrichment: { location: readPlace(context, itemIndex, LOCATION) } };
		case 'map': {
			const origin = readPlace(context, itemIndex, ORIGIN);
			const destination = readPlace(context, itemIndex, DESTINATION);
			return { mapEnrichment: { origin, destination } };
		}
		default:
			throw inputError(
				context,
				`'Enrichment Type' has an unknown value: "${preview(type)}"`,
				'Use text, location or map.',
			);
	}
}

const shownFor = (type: string) => ({ show: { enrichmentType: [type] } });

const placeFields = (type: string, ...places: Place[]): INodeProperties[] =>
	places
		.flatMap(({ name, latitude, longitude }) => [name, latitude, longitude])
		.map((field) => ({ ...field, displayOptions: shownFor(type) }));

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
				{
					name: 'Map',
					value: 'map',
					description: 'A map with the route from one place to another',
				},
				{ name: 'Text', value: 'text', description: 'Your own text' },
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
			placeholder: 'e.g. Day 2: by train to Florence',
			description: 'The words to show in the album',
			displayOptions: shownFor('text'),
		},
		...placeFields('location', LOCATION),
		...placeFields('map', ORIGIN, DESTINATION),
		positionField,
	],

	async execute(context) {
		return await forEachOutput(context, async (itemIndex) => {
			const albumId = readAlbumId(context, itemIndex);
			const enrichment = readEnrichment(context, itemIndex);
			const given = context.getNodeParameter('position', itemIndex, {}) as IDataObject;
			const position = readPosition(context, given) ?? { position: 'LAST_IN_ALBUM' };
			const id = await add(context, albumId, enrichment, position);
			return toItemOutput({ id, albumId }, `enrichment ${id} of album ${albumId}`);
		});
	},
};
