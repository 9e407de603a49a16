import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { AlbumPosition } from '../../client/api/types';
import { inputError, preview, readId, toText } from '../operation/inputErrors';
import { parseMediaItemId } from './locators';

/**
 * Where in the album something is put.
 * https://developers.google.com/photos/library/reference/rest/v1/AlbumPosition
 */
export const positionField: INodeProperties = {
	displayName: 'Position in Album',
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
						{ name: 'After an Enrichment', value: 'AFTER_ENRICHMENT_ITEM' },
						{ name: 'First', value: 'FIRST_IN_ALBUM' },
						{ name: 'Last', value: 'LAST_IN_ALBUM' },
					],
					default: 'LAST_IN_ALBUM',
				},
				{
					displayName: 'Media Item ID',
					name: 'relativeMediaItemId',
					type: 'string',
					default: '',
					displayOptions: { show: { position: ['AFTER_MEDIA_ITEM'] } },
					description: 'The media item of this album to add after',
				},
				{
					displayName: 'Enrichment ID',
					name: 'relativeEnrichmentItemId',
					type: 'string',
					default: '',
					displayOptions: { show: { position: ['AFTER_ENRICHMENT_ITEM'] } },
					description: 'The enrichment of this album to add after, as Add Enrichment returned it',
				},
			],
		},
	],
};

/**
 * Turns the field's value into Google's album position; undefined where it was not set.
 * @throws NodeOperationError when the item to follow is not named
 */
export function readPosition(
	context: IExecuteFunctions,
	value: IDataObject | undefined,
): AlbumPosition | undefined {
	const at = value?.at as (Partial<AlbumPosition> & IDataObject) | undefined;
	if (!at) return undefined;
	switch (at.position) {
		case 'AFTER_MEDIA_ITEM': {
			const located = { mode: 'id', value: toText(at.relativeMediaItemId).trim() };
			const id = parseMediaItemId(context, located, 'Media Item ID');
			return { position: at.position, relativeMediaItemId: id };
		}
		case 'AFTER_ENRICHMENT_ITEM': {
			const id = readId(context, 'Enrichment ID', at.relativeEnrichmentItemId);
			return { position: at.position, relativeEnrichmentItemId: id };
		}
		case 'FIRST_IN_ALBUM':
			return { position: at.position };
		case undefined:
		case 'LAST_IN_ALBUM':
			return { position: 'LAST_IN_ALBUM' };
		default:
			throw inputError(
				context,
				`'Place' has an unknown value: "${preview(at.position)}"`,
				'Use FIRST_IN_ALBUM, LAST_IN_ALBUM, AFTER_MEDIA_ITEM or AFTER_ENRICHMENT_ITEM.',
			);
	}
}
