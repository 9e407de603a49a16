import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { MAX_DESCRIPTION_LENGTH, MAX_FILE_NAME_LENGTH } from '../../client/api/mediaItems';
import type { MediaItem } from '../../client/api/types';
import { type Result, valuesOf } from '../../client/flow/result';
import type { NewEntry } from '../../client/uploads/newEntry';
import type { AlbumTarget } from '../../shared/fields/albums';
import { positionField, readPosition } from '../../shared/fields/position';
import { readCollection } from '../../shared/operation/choices';
import { inputError, readText } from '../../shared/operation/inputErrors';
import { type Outcome, toItemOutput } from '../../shared/operation/outcomes';
import { mergeOutcomes } from '../../shared/operation/prepare';
import { simplifyMediaItem } from '../../shared/operation/simplify';
import { readAlbumTarget, resolveAlbumTitles } from './albumTargets';

/** A media item that an input item asks for. */
export interface NewMediaItemPlan extends NewEntry, AlbumTarget {
	itemIndex: number;
}

/**
 * What can be said of a new media item besides its bytes and its album.
 * @param more ends of the fields' descriptions: what holds for one operation only
 */
export const newMediaItemFields = (
	more: { description?: string; fileName?: string } = {},
): INodeProperties => ({
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
			placeholder: 'e.g. Sunset over the bay',
			description: `The text shown with the photo or video, up to ${MAX_DESCRIPTION_LENGTH} characters.${more.description ?? ''}`,
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. beach.jpg',
			description: `The name in Google Photos, up to ${MAX_FILE_NAME_LENGTH} characters.${more.fileName ?? ''}`,
		},
		positionField,
	],
});

/** @throws NodeOperationError naming 'File Name' when Google would not accept it */
export function readFileName(context: IExecuteFunctions, name: unknown): string {
	return readText(context, 'File Name', name, MAX_FILE_NAME_LENGTH);
}

/**
 * Reads where a new media item goes and what it is called; empty unless the fields give a name.
 * @throws NodeOperationError naming the field that Google would not accept
 */
export function readNewMediaItem(context: IExecuteFunctions, itemIndex: number): NewMediaItemPlan {
	const fields = readCollection(context, itemIndex, 'additionalFields', 'Additional Fields');
	const target = readAlbumTarget(context, itemIndex);
	const position = readPosition(context, fields.position);
	if (position && target.albumId === undefined && target.albumTitle === undefined) {
		throw inputError(
			context,
			"'Position in Album' is set, but 'Album' is empty",
			"Choose the album, or remove 'Position in Album': the library has no positions.",
		);
	}
	return {
		itemIndex,
		...target,
		fileName: readFileName(context, fields.fileName || ''),
		description: readText(context, 'Description', fields.description, MAX_DESCRIPTION_LENGTH),
		position,
	};
}

/**
 * One outcome for each entry. Google keeps the same bytes once, so several input items may have got
 * one media item: the later ones say of which item they are the duplicate.
 */
function toOutcomes(
	entries: readonly NewMediaItemPlan[],
	created: ReadonlyArray<Result<MediaItem>>,
): Outcome[] {
	const firstItemOf = new Map<string, number>();
	return created.map((result, index) => {
		if ('error' in result) return result;
		const { itemIndex, albumId } = entries[index];
		const { id } = result.value;
		const duplicateOfItem = firstItemOf.get(id);
		if (duplicateOfItem === undefined) firstItemOf.set(id, itemIndex);
		const json = {
			...simplifyMediaItem(result.value),
			...(albumId ? { albumId } : {}),
			...(duplicateOfItem === undefined ? {} : { duplicateOfItem }),
		};
		return { value: toItemOutput(json, id) };
	});
}

/**
 * Creates the planned media items, each in its album.
 * @param create the media items of plans whose albums are known
 * @returns one outcome for each plan
 */
export async function createInAlbums<T extends NewMediaItemPlan>(
	context: IExecuteFunctions,
	plans: readonly T[],
	create: (entries: T[]) => Promise<Array<Result<MediaItem>>>,
): Promise<Outcome[]> {
	const placed = await resolveAlbumTitles(context, plans);
	const entries = valuesOf(placed);
	return mergeOutcomes(placed, toOutcomes(entries, await create(entries)));
}
