import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { inputError, preview, toText, type ErrorContext } from '../operation/inputErrors';

/** What a person may point at, and how its address looks. */
interface Kind {
	label: string;
	noun: string;
	/** Finds the id in an address that Google Photos gave as productUrl. */
	inUrl: RegExp;
}

const ALBUM: Kind = {
	label: 'Album',
	noun: 'album',
	inUrl: /^https:\/\/photos\.google\.com\/(?:u\/\d+\/)?(?:lr\/)?album\/([^/?#]+)/,
};

const MEDIA_ITEM: Kind = {
	label: 'Media Item',
	noun: 'media item',
	inUrl:
		/^https:\/\/photos\.google\.com\/(?:u\/\d+\/)?(?:lr\/)?(?:album\/[^/?#]+\/)?photo\/([^/?#]+)/,
};

/** Ids seen in practice have 55 characters and more; a title or a row number has not. */
const ID = /^[A-Za-z0-9_-]{20,}$/;

const wholeUrl = (kind: Kind) => [
	{
		type: 'regex',
		properties: {
			regex: `${kind.inUrl.source}.*`,
			errorMessage: `Not the address of a Google Photos ${kind.noun}`,
		},
	},
];

/** The album an operation works on. */
export const albumLocator: INodeProperties = {
	displayName: 'Album',
	name: 'albumId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The album to work on. The list shows the albums this app created.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an album...',
			typeOptions: { searchListMethod: 'searchAlbums', searchable: true },
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://photos.google.com/lr/album/ALvc9TqHq8mXh2uA7Yd…',
			hint: 'The "productUrl" of the album',
			validation: wholeUrl(ALBUM),
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. ALvc9TqHq8mXh2uA7Yd…',
			hint: 'The "id" of the album, as other operations of this node return it',
			url: '=https://photos.google.com/lr/album/{{$value}}',
		},
	],
};

/** The album files are added to, if any; by name it is made when there is none. */
export const targetAlbumLocator: INodeProperties = {
	displayName: 'Album',
	name: 'albumId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The album to add to. Leave empty to add to the library only.',
	modes: [
		...(albumLocator.modes ?? []),
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Summer 2026',
			hint: 'The album this app created under exactly this title. It is made if there is none.',
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
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a media item...',
			typeOptions: { searchListMethod: 'searchMediaItems', searchable: true },
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://photos.google.com/lr/photo/AF1kq3VbGd7pQm…',
			hint: 'The "productUrl" of the media item',
			validation: wholeUrl(MEDIA_ITEM),
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. AF1kq3VbGd7pQm…',
			hint: 'The "id" of the media item, as other operations of this node return it',
			url: '=https://photos.google.com/lr/photo/{{$value}}',
		},
	],
};

/** The photo or video that stands for an album; its list shows what is in that album. */
export const coverPhotoLocator: INodeProperties = {
	displayName: 'Cover Photo',
	name: 'coverPhotoMediaItemId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'The media item of this album that stands for it. The list shows what is in the album.',
	modes: mediaItemLocator.modes?.map((mode) =>
		mode.name === 'list'
			? {
					...mode,
					typeOptions: { searchListMethod: 'searchMediaItemsOfAlbum', searchable: true },
				}
			: mode,
	),
};

/** A locator's value as the workflow holds it; an expression may give the bare text. */
export interface Located {
	mode: string;
	value: string;
}

/** Reads a locator without judging it. */
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
			`Choose the ${kind.noun} from the list, or give its ID or its address. If the value is an expression, this item has nothing there.`,
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
