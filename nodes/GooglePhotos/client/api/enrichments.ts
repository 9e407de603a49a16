import type { PhotosContext } from '../http/context';
import { path } from '../http/path';
import { callMethod } from '../http/request';
import { settling } from './albums';
import type { AlbumPosition } from './types';

/** https://developers.google.com/photos/library/reference/rest/v1/albums/addEnrichment#Location */
export interface Location {
	locationName: string;
	/** Degrees: latitude from -90 to 90, longitude from -180 to 180. */
	latlng?: { latitude: number; longitude: number };
}

/** What stands between the photos of an album: words, a place, or a way between two places. */
export type Enrichment =
	| { textEnrichment: { text: string } }
	| { locationEnrichment: { location: Location } }
	| { mapEnrichment: { origin: Location; destination: Location } };

/**
 * Puts an enrichment into an album. The API can neither read it again nor take it out.
 * https://developers.google.com/photos/library/reference/rest/v1/albums/addEnrichment
 *
 * @returns the id of the new enrichment, good only for placing something after it
 */
export async function addEnrichment(
	context: PhotosContext,
	albumId: string,
	enrichment: Enrichment,
	position: AlbumPosition,
): Promise<string> {
	const response = await callMethod<{ enrichmentItem?: { id?: string } }>(
		context,
		'albums.addEnrichment',
		{
			path: path`/v1/albums/${albumId}:addEnrichment`,
			body: { newEnrichmentItem: { ...enrichment }, albumPosition: { ...position } },
			...settling(albumId),
		},
	);
	return response.enrichmentItem?.id ?? '';
}
