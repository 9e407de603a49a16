import type {
	INodeProperties,
	INodePropertyMode,
	INodePropertyModeTypeOptions,
} from 'n8n-workflow';

/** What a person may point at, and how its address looks. */
export interface Kind {
	label: string;
	noun: string;
	/** What the noun is called in an address. */
	segment: string;
	exampleId: string;
	/** Finds the id in an address that Google Photos gave as productUrl. */
	inUrl: RegExp;
}

export const ALBUM: Kind = {
	label: 'Album',
	noun: 'album',
	segment: 'album',
	exampleId: 'ALvc9TqHq8mXh2uA7Yd…',
	inUrl: /^https:\/\/photos\.google\.com\/(?:u\/\d+\/)?(?:lr\/)?album\/([^/?#]+)/,
};

export const MEDIA_ITEM: Kind = {
	label: 'Media Item',
	noun: 'media item',
	segment: 'photo',
	exampleId: 'AF1kq3VbGd7pQm…',
	inUrl:
		/^https:\/\/photos\.google\.com\/(?:u\/\d+\/)?(?:lr\/)?(?:album\/[^/?#]+\/)?photo\/([^/?#]+)/,
};

/** The three ways to point at something: From List, By URL, By ID. */
function modesOf(
	kind: Kind,
	searchListMethod: string,
	listOptions: INodePropertyModeTypeOptions = {},
): { modes: INodePropertyMode[] } {
	const { noun, segment, exampleId, inUrl } = kind;
	const address = `https://photos.google.com/lr/${segment}/`;
	return {
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Choose ${noun === 'album' ? 'an' : 'a'} ${noun}...`,
				typeOptions: { searchListMethod, searchable: true, ...listOptions },
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

/** The list offers to create the album whose title was typed into its search box. */
const CREATE_IN_LIST: INodePropertyModeTypeOptions = {
	allowNewResource: {
		label: 'Create an album with the title typed above',
		defaultName: '',
		method: 'createAlbum',
	},
};

/** An album may be pointed at by its title as well. */
const albumModes = (hintOnName: string): { modes: INodePropertyMode[] } => ({
	modes: [
		...modesOf(ALBUM, 'searchAlbums', CREATE_IN_LIST).modes,
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Summer 2026',
			hint: hintOnName,
		},
	],
});

/** The album an operation works on. */
export const albumLocator: INodeProperties = {
	displayName: 'Album',
	name: 'albumId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The album to work on. The list shows the albums created through n8n (with this OAuth client).',
	...albumModes('The exact title of an album created through n8n'),
};

/** The album files are added to, if any; by name it is created when there is none. */
export const targetAlbumLocator: INodeProperties = {
	displayName: 'Album',
	name: 'albumId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The album to add to. Leave empty to add to the library only.',
	...albumModes(
		'The exact title of an album created through n8n. The album is created if there is none.',
	),
};

/** The media item an operation works on. */
export const mediaItemLocator: INodeProperties = {
	displayName: 'Media Item',
	name: 'mediaItemId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The media item to work on. The list shows the media items created through n8n (with this OAuth client).',
	...modesOf(MEDIA_ITEM, 'searchMediaItems'),
};

/** A media item of the album that the panel names; its list shows what is in that album. */
const albumItemLocator = {
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	...modesOf(MEDIA_ITEM, 'searchMediaItemsOfAlbum'),
} satisfies Partial<INodeProperties>;

/** The photo or video that stands for an album. */
export const coverPhotoLocator: INodeProperties = {
	displayName: 'Cover Photo',
	name: 'coverPhotoMediaItemId',
	description:
		'The media item of this album that stands for it. The list shows what is in the album.',
	...albumItemLocator,
};

/** The photo or video after which something is put into an album. */
export const relativeMediaItemLocator: INodeProperties = {
	displayName: 'Media Item',
	name: 'relativeMediaItemId',
	description: 'The media item of this album to add after. The list shows what is in the album.',
	...albumItemLocator,
};
