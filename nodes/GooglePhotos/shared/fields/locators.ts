import type { IExecuteFunctions, INodeProperties, INodePropertyMode } from 'n8n-workflow';
import { type ErrorContext, inputError, preview, toText } from '../operation/inputErrors';

/** What a person may point at, and how its address looks. */
interface Kind {
	label: string;
	noun: string;
	/** What the noun is called in an address. */
	segment: string;
	exampleId: string;
	/** Finds the id in an address that Google Photos gave as productUrl. */
	inUrl: RegExp;
}

const ALBUM: Kind = {
	label: 'Album',
	noun: 'album',
	segment: 'album',
	exampleId: 'ALvc9TqHq8mXh2uA7Yd…',
	inUrl: /^https:\/\/photos\.google\.com\/(?:u\/\d+\/)?(?:lr\/)?album\/([^/?#]+)/,
};

const MEDIA_ITEM: Kind = {
	label: 'Media Item',
	noun: 'media item',
	segment: 'photo',
	exampleId: 'AF1kq3VbGd7pQm…',
	inUrl:
		/^https:\/\/photos\.google\.com\/(?:u\/\d+\/)?(?:lr\/)?(?:album\/[^/?#]+\/)?photo\/([^/?#]+)/,
};

/** Ids seen in practice have 55 characters and more; a title or a row number has not. */
const ID = /^[A-Za-z0-9_-]{20,}$/;

/** The three ways to point at something: From List, By URL, By ID. */
function modesOf(kind: Kind, searchListMethod: string): { modes: INodePropertyMode[] } {
	const { noun, segment, exampleId, inUrl } = kind;
	const address = `https://photos.google.com/lr/${segment}/`;
	return {
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Choose ${noun === 'album' ? 'an' : 'a'} ${noun}...`,
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: `e.g. ${address}${exampleId}`,
				hint: `The "productUrl" of the ${noun}`,
				validation: [
					{
						type: 'regex',
						properties: {
							regex: `${inUrl.source}.*`,
							errorMessage: `Not the address of a Google Photos ${noun}`,
						},
					},
				],
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${exampleId}`,
				hint: `The "id" of the ${noun}, as other operations of this node return it`,
				url: `=${address}{{$value}}`,
			},
		],
	};
}

/** The album an operation works on. */
export const albumLocator: INodeProperties = {
	displayName: 'Album',
	name: 'albumId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The album to work on. The list shows the albums this app created.',
	...modesOf(ALBUM, 'searchAlbums'),
};

/** The album files are added to, if any; by name it is created when there is none. */
export const targetAlbumLocator: INodeProperties = {
	displayName: 'Album',
	name: 'albumId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The album to add to. Leave empty to add to the library only.',
	modes: [
		...modesOf(ALBUM, 'searchAlbums').modes,
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Summer 2026',
			hint: 'The album this app created with exactly this title. It is created if there is none.',
		},
	],
};

/** The media item an operation works on. */
export const mediaItemLocator: INodeProperties = {
	displayName: 'Media Item',
	name: 'mediaItemId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The media item to work on. The list shows the media items this app created.',
	...modesOf(MEDIA_ITEM, 'searchMediaItems'),
};

/** The photo or video that stands for an album; its list shows what is in that album. */
export const coverPhotoLocator: INodeProperties = {
	displayName: 'Cover Photo',
	name: 'coverPhotoMediaItemId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'The media item of this album that stands for it. The list shows what is in the album.',
	...modesOf(MEDIA_ITEM, 'searchMediaItemsOfAlbum'),
};

/** A locator's value as the workflow holds it; an expression may give the bare text. */
export interface Located {
	mode: string;
	value: string;
}

/** Reads a locator without validation. */
export function readLocator(context: IExecuteFunctions, name: string, itemIndex: number): Located {
	return parseLocator(context.getNodeParameter(name, itemIndex, ''));
}

/** Understands a locator's raw value, as a parameter or a field of a collection holds it. */
export function parseLocator(raw: unknown): Located {
	const { mode, value } =
		typeof raw === 'object' && raw !== null ? (raw as Partial<Located>) : { value: raw };
	return { mode: mode ?? 'id', value: toText(value).trim() };
}

/** The id in a locator's value, which may be an id or an address whatever the mode. */
function checkedId(context: ErrorContext, kind: Kind, located: Located): string {
	const { value } = located;
	if (value === '') {
		throw inputError(
			context,
			`'${kind.label}' is empty`,
			`Choose the ${kind.noun} from the list, or give its ID or its address. If the value is an expression, it returns nothing for this item.`,
		);
	}
	const isAddress = /^https?:\/\//i.test(value);
	const id = isAddress ? kind.inUrl.exec(value)?.[1] : value;
	if (id !== undefined && ID.test(id)) return id;
	throw inputError(
		context,
		`'${kind.label}' is not ${isAddress ? 'the address' : 'the ID'} of a Google Photos ${kind.noun}: "${preview(value)}"`,
		`Use the "id" or the "productUrl" that this node returns for the ${kind.noun}. The address in a browser and a share link hold other IDs, which Google's API does not know.`,
	);
}

/**
 * The album id in a locator's value.
 * @throws NodeOperationError naming 'Album' when it is empty or not an album's id or address
 */
export function parseAlbumId(context: ErrorContext, located: Located): string {
	return checkedId(context, ALBUM, located);
}

/**
 * The album id of one input item.
 * @throws NodeOperationError naming 'Album' when it is empty or not an album's id or address
 */
export function readAlbumId(context: IExecuteFunctions, itemIndex: number): string {
	return parseAlbumId(context, readLocator(context, 'albumId', itemIndex));
}

/** The media item id of one input item; errors as `readAlbumId`, naming 'Media Item'. */
export function readMediaItemId(context: IExecuteFunctions, itemIndex: number): string {
	return parseMediaItemId(context, readLocator(context, 'mediaItemId', itemIndex));
}

/**
 * The media item id in a locator's value.
 * @param label of the field, for the error
 */
export function parseMediaItemId(
	context: ErrorContext,
	located: Located,
	label: string = MEDIA_ITEM.label,
): string {
	return checkedId(context, { ...MEDIA_ITEM, label }, located);
}
