import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Created, NewEntry } from '../../client/uploads/createMediaItems';
import { LONGEST_DESCRIPTION, LONGEST_FILE_NAME } from '../../client/api/mediaItems';
import { albumTargetOf, type AlbumTarget } from './albumTargets';
import { checkedText, inputError } from '../../shared/operation/inputErrors';
import { resultsOf, type Outcome } from '../../shared/operation/outcomes';
import { positionField, positionOf } from '../../shared/fields/position';
import { simplifyMediaItem } from '../../shared/operation/simplify';

/** A media item that an input item asks for. */
export interface PlannedMediaItem extends NewEntry, AlbumTarget {
	itemIndex: number;
}

/** What can be said of a new media item besides its bytes and its album. */
export const newMediaItemFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'The text shown with the photo or video, up to 1000 characters',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. beach.jpg',
			description: 'The name in Google Photos. The name of the input file, if any, unless set.',
		},
		positionField,
	],
};

/**
 * Reads where a new media item goes and what it is called.
 * @param givenName the name of its file, taken unless the fields give another one
 * @throws NodeOperationError naming the field that Google would not accept
 */
export function plannedMediaItem(
	context: IExecuteFunctions,
	itemIndex: number,
	givenName?: string,
): PlannedMediaItem {
	const fields = context.getNodeParameter('additionalFields', itemIndex, {});
	const target = albumTargetOf(context, itemIndex);
	const position = positionOf(context, fields.position as IDataObject | undefined);
	if (position && target.albumId === undefined && target.albumTitle === undefined) {
		throw inputError(
			context,
			"'Position in Album' is set, but 'Album' is empty",
			"Choose the album, or remove 'Position in Album': the library has no positions.",
		);
	}
	const name = fields.fileName || givenName;
	return {
		itemIndex,
		...target,
		fileName: checkedText(context, 'File Name', name, LONGEST_FILE_NAME),
		description: checkedText(context, 'Description', fields.description, LONGEST_DESCRIPTION),
		position,
	};
}

/**
 * One outcome for each entry. Google keeps the same bytes once, so several input items may have got
 * one media item: the later ones say of which item they are the duplicate.
 */
export function createdOutcomes(
	entries: readonly PlannedMediaItem[],
	created: readonly Created[],
): Outcome[] {
	const firstItemOf = new Map<string, number>();
	return created.map((result, at) => {
		if ('error' in result) return { failure: result.error };
		const { itemIndex, albumId } = entries[at];
		const { id } = result.mediaItem;
		const duplicateOfItem = firstItemOf.get(id);
		if (duplicateOfItem === undefined) firstItemOf.set(id, itemIndex);
		const json = {
			...simplifyMediaItem(result.mediaItem),
			...(albumId ? { albumId } : {}),
			...(duplicateOfItem === undefined ? {} : { duplicateOfItem }),
		};
		return { ...resultsOf(json), wrote: id };
	});
}
