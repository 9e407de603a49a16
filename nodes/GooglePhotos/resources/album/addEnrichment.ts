import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { type Enrichment, addEnrichment as add } from '../../client/api/enrichments';
import { readAlbum, resolveAlbumId } from '../../shared/fields/albums';
import { albumLocator } from '../../shared/fields/locators';
import { positionField, readPosition } from '../../shared/fields/position';
import { readChoice } from '../../shared/operation/choices';
import { readRequiredText } from '../../shared/operation/inputErrors';
import type { Operation } from '../../shared/operation/operation';
import { forEachOutput, toItemOutput } from '../../shared/operation/outcomes';
import { type Place, place, readPlace } from './enrichmentPlaces';

const TYPE_LABEL = 'What to Add';
const LOCATION = place('Location', 'The name of the place to show in the album');
const ORIGIN = place('Origin', 'The name of the place where the route begins');
const DESTINATION = place('Destination', 'The name of the place where the route ends', [
	'Siena, Italy',
	'43.3188',
	'11.3308',
]);

function readEnrichment(context: IExecuteFunctions, itemIndex: number): Enrichment {
	const given: unknown = context.getNodeParameter('enrichmentType', itemIndex);
	switch (readChoice(context, TYPE_LABEL, given, ['text', 'location', 'map'])) {
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
	}
}

const shownFor = (type: string) => ({ show: { enrichmentType: [type] } });

const placeFields = (type: string, ...places: Place[]): INodeProperties[] =>
	places
		.flatMap(({ name, latitude, longitude }) => [name, latitude, longitude])
		.map((field) => ({ ...field, displayOptions: shownFor(type) }));

export const addEnrichment: Operation = {
	option: {
		name: 'Add Text, Location or Map',
		value: 'addEnrichment',
		action: 'Add text, location or map to an album',
		description:
			"Put a text, a place or a map with a route between the photos of an album. Google's API can neither change nor remove it afterwards.",
	},
	fields: [
		albumLocator,
		{
			displayName: TYPE_LABEL,
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
			const album = readAlbum(context, itemIndex);
			const enrichment = readEnrichment(context, itemIndex);
			const given = context.getNodeParameter('position', itemIndex, {});
			const position = readPosition(context, given) ?? { position: 'LAST_IN_ALBUM' };
			const albumId = await resolveAlbumId(context, album);
			const id = await add(context, albumId, enrichment, position);
			return toItemOutput({ id, albumId }, `text, location or map ${id} in album ${albumId}`);
		});
	},
};
