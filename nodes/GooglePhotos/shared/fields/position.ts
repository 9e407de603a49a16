import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { AlbumPosition } from '../../client/api/types';
import { asCollection, readChoice } from '../operation/choices';
import { readId } from '../operation/inputErrors';
import { parseLocator, parseMediaItemId } from './located';
import { relativeMediaItemLocator } from './locators';

const LABEL = 'Position in Album';
const ENRICHMENT_LABEL = 'Text, Location or Map ID';
const PLACES: Array<AlbumPosition['position']> = [
	'FIRST_IN_ALBUM',
	'LAST_IN_ALBUM',
	'AFTER_MEDIA_ITEM',
	'AFTER_ENRICHMENT_ITEM',
];

/**
 * Where in the album something is put.
 * https://developers.google.com/photos/library/reference/rest/v1/AlbumPosition
 */
export const positionField: INodeProperties = {
	displayName: LABEL,
	name: 'position',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Set Position',
	description: 'Where in the album to add. At the end unless set.',
	options: [
		{
			displayName: 'Position',
			name: 'at',
			values: [
				{
					displayName: 'Place',
					name: 'position',
					type: 'options',
					options: [
						{ name: 'After a Media Item', value: 'AFTER_MEDIA_ITEM' },
						{ name: 'After a Text, Location or Map', value: 'AFTER_ENRICHMENT_ITEM' },
						{ name: 'First', value: 'FIRST_IN_ALBUM' },
						{ name: 'Last', value: 'LAST_IN_ALBUM' },
					],
					default: 'LAST_IN_ALBUM',
				},
				{
					...relativeMediaItemLocator,
					displayOptions: { show: { position: ['AFTER_MEDIA_ITEM'] } },
				},
				{
					displayName: ENRICHMENT_LABEL,
					name: 'relativeEnrichmentItemId',
					type: 'string',
					default: '',
					displayOptions: { show: { position: ['AFTER_ENRICHMENT_ITEM'] } },
					description:
						'What to add after: the ID that Add Text, Location or Map returned for this album',
				},
			],
		},
	],
};

/**
 * Turns the field's value into Google's album position; undefined where it was not set.
 * @throws NodeOperationError when the place is unknown or the item to follow is not named
 */
export function readPosition(
	context: IExecuteFunctions,
	value: unknown,
): AlbumPosition | undefined {
	const { at } = asCollection(context, LABEL, value);
	if (at === undefined) return undefined;
	const fields = asCollection(context, LABEL, at);
	const place = readChoice(context, 'Place', fields.position ?? 'LAST_IN_ALBUM', PLACES);
	switch (place) {
		case 'AFTER_MEDIA_ITEM': {
			const located = parseLocator(fields.relativeMediaItemId);
			const id = parseMediaItemId(context, located);
			return { position: place, relativeMediaItemId: id };
		}
		case 'AFTER_ENRICHMENT_ITEM': {
			const id = readId(context, ENRICHMENT_LABEL, fields.relativeEnrichmentItemId);
			return { position: place, relativeEnrichmentItemId: id };
		}
		default:
			return { position: place };
	}
}
