/** https://developers.google.com/photos/library/reference/rest/v1/albums/addEnrichment */
import { invalid } from './errors';
import { newOpaque } from './ids';
import { readMessage, readQuery, type ReadMessage } from './messages';
import type { Rpc } from './methods';
import { albumPositionFields, findPosition, insert } from './positions';
import { checkLength } from './requests';
import { ownAlbum } from './visibility';
import type { Handler } from './handler';
import type { LibraryState } from './state';

/** Not documented, but the number that is usually named. */
const MAX_TEXT_LENGTH = 1000;

const latLngFields = { latitude: 'double', longitude: 'double' } as const;
const locationFields = { locationName: 'string', latlng: { message: latLngFields } } as const;
const enrichmentFields = {
	textEnrichment: { message: { text: 'string' } },
	locationEnrichment: { message: { location: { message: locationFields } } },
	mapEnrichment: {
		message: { origin: { message: locationFields }, destination: { message: locationFields } },
	},
} as const;
const requestFields = {
	newEnrichmentItem: { message: enrichmentFields },
	albumPosition: { message: albumPositionFields },
} as const;

type Location = ReadMessage<typeof locationFields>;
type Enrichment = ReadMessage<typeof enrichmentFields>;

/** @returns the handler of addEnrichment. */
export function enrichmentHandlers(state: LibraryState) {
	return {
		AddEnrichmentToAlbum: ({ grant, id, query, body }) => {
			readQuery({}, query);
			const { newEnrichmentItem, albumPosition } = readMessage(requestFields, body);
			if (!newEnrichmentItem) throw invalid('The new enrichment item is required.');
			if (!albumPosition) throw invalid('The album position is required.');
			checkEnrichment(newEnrichmentItem);
			const album = ownAlbum(state, grant, id);
			const position = findPosition(album, albumPosition);
			const enrichmentId = newOpaque('AJQ', 42);
			insert(album, [{ kind: 'enrichment', id: enrichmentId }], position);
			return { enrichmentItem: { id: enrichmentId } };
		},
	} satisfies Partial<Record<Rpc, Handler>>;
}

function checkEnrichment({ textEnrichment, locationEnrichment, mapEnrichment }: Enrichment): void {
	const given = [textEnrichment, locationEnrichment, mapEnrichment].filter(Boolean).length;
	if (given !== 1) throw invalid('Exactly one kind of enrichment must be given.');
	if (textEnrichment) {
		if (!textEnrichment.text) throw invalid('The text of the enrichment must not be empty.');
		checkLength(textEnrichment.text, MAX_TEXT_LENGTH, 'The text of the enrichment');
	}
	if (locationEnrichment) checkLocation(locationEnrichment.location);
	if (mapEnrichment) {
		checkLocation(mapEnrichment.origin);
		checkLocation(mapEnrichment.destination);
	}
}

function checkLocation(location: Location | undefined): void {
	if (!location?.locationName) throw invalid('The location name must not be empty.');
	const { latitude = 0, longitude = 0 } = location.latlng ?? {};
	if (Math.abs(latitude) > 90) throw invalid('The latitude must be between -90 and 90.');
	if (Math.abs(longitude) > 180) throw invalid('The longitude must be between -180 and 180.');
}
