import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { albumIndexOf } from '../../client/albums/albumIndex';
import type { AlbumIndex } from '../../client/albums/listTitles';
import { MAX_TITLE_LENGTH } from '../../client/api/albums';
import type { Album } from '../../client/api/types';
import { type ErrorContext, inputError, preview, readRequiredText } from '../operation/inputErrors';
import { type Located, parseAlbumId, readLocator } from './located';

/** An album that a field names: known by id or by title, or none at all. */
export interface AlbumTarget {
	albumId?: string;
	albumTitle?: string;
}

const MAX_NAMESAKES = 5;
const MAX_SIMILAR = 3;
/** Shorter parts of a title are in too many others. */
const MIN_SIMILAR_LENGTH = 3;

/**
 * Reads what a locator's value says of the album.
 * @throws NodeOperationError naming 'Album' when it cannot be an album's id, address or title
 */
export function parseAlbumTarget(context: ErrorContext, located: Located): AlbumTarget {
	if (located.mode !== 'name') return { albumId: parseAlbumId(context, located) };
	return { albumTitle: readRequiredText(context, 'Album', located.value, MAX_TITLE_LENGTH) };
}

/** The album that one input item names; errors as `parseAlbumTarget`, and nothing is sent. */
export function readAlbum(context: IExecuteFunctions, itemIndex: number): AlbumTarget {
	return parseAlbumTarget(context, readLocator(context, 'albumId', itemIndex));
}

/** A title without what people leave out or type differently: case, accents, spaces, punctuation. */
function fold(title: string): string {
	const letters = title.normalize('NFKD').toLowerCase();
	return letters.replace(/[^\p{L}\p{N}]/gu, '');
}

function findSimilar(index: AlbumIndex, title: string): string[] {
	const wanted = fold(title);
	if (wanted.length < MIN_SIMILAR_LENGTH) return [];
	const isSimilar = (other: string) =>
		other.length >= MIN_SIMILAR_LENGTH && (other.includes(wanted) || wanted.includes(other));
	return [...index.keys()].filter((other) => isSimilar(fold(other))).slice(0, MAX_SIMILAR);
}

function notFound(context: ErrorContext, index: AlbumIndex, title: string): Error {
	const similar = findSimilar(index, title).map((other) => `"${preview(other)}"`);
	const advice = similar.length > 0 ? `Similar titles are ${similar.join(', ')}. ` : '';
	return inputError(
		context,
		`'Album' names no album created through n8n: "${preview(title)}"`,
		`${advice}Give the title exactly as it is, or choose the album from the list. To make it first, use Album: Create with 'If Title Exists' set to Use the Existing Album. Google shows only albums created through n8n with this OAuth client.`,
	);
}

function ambiguous(context: ErrorContext, albums: readonly Album[], title: string): Error {
	const named = albums
		.slice(0, MAX_NAMESAKES)
		.map(({ id, mediaItemsCount }) => `${id} (${mediaItemsCount ?? 0} media items)`);
	const more = albums.length > MAX_NAMESAKES ? ', and more' : '';
	return inputError(
		context,
		`'Album' names ${albums.length} albums with the title "${preview(title)}"`,
		`Give one of them by its ID: ${named.join(', ')}${more}. Or rename one of them in Google Photos.`,
	);
}

/**
 * The id of the album that a field names. Titles are looked up in the list of albums, which is read
 * once per execution; they are compared in Unicode NFC.
 *
 * @throws NodeOperationError naming 'Album' when no album or more than one has the title;
 *   NodeApiError as the listing
 */
export async function resolveAlbumId(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	{ albumId, albumTitle = '' }: AlbumTarget,
): Promise<string> {
	if (albumId !== undefined) return albumId;
	const index = await albumIndexOf(context);
	const albums = index.get(albumTitle.normalize()) ?? [];
	if (albums.length === 1) return albums[0].id;
	throw albums.length === 0
		? notFound(context, index, albumTitle)
		: ambiguous(context, albums, albumTitle);
}
