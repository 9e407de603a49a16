import type { IDataObject } from 'n8n-workflow';
import { USER_ID, type SimulatedGoogle } from './google';

export const SESSION_GET = 'GET /v1/sessions/{sessionId}';

/** Parameters of Picker Session: Get Media Items. */
export function getMediaItems(sessionId: string, parameters: IDataObject = {}) {
	return {
		resource: 'pickerSession',
		operation: 'getMediaItems',
		sessionId,
		returnAll: true,
		...parameters,
	} as const;
}

/** Creates a session with the node; gives its ID. */
export async function openSession(google: SimulatedGoogle): Promise<string> {
	const parameters = { resource: 'pickerSession', operation: 'create' } as const;
	const { json } = await google.run({ parameters });
	google.control.clearRequests();
	return json[0].id as string;
}

/** A session in which a person has chosen, newest first. */
export async function pickedSession(
	google: SimulatedGoogle,
	seed: { photos?: number; videos?: number; videoStatus?: 'PROCESSING' },
) {
	const size = { width: 32, height: 24 };
	const { mediaItemIds } = google.control.seedPersonalLibrary({
		userId: USER_ID,
		...size,
		...seed,
	});
	const sessionId = await openSession(google);
	google.control.pick({ sessionId, mediaItemIds });
	return { sessionId, mediaItemIds };
}

/** Sessions in each of which a person has chosen another photo; their IDs. */
export async function pickedSessions(google: SimulatedGoogle, count: number): Promise<string[]> {
	const seed = { userId: USER_ID, photos: count, width: 32, height: 24 };
	const { mediaItemIds } = google.control.seedPersonalLibrary(seed);
	const sessionIds: string[] = [];
	for (const mediaItemId of mediaItemIds) {
		const sessionId = await openSession(google);
		google.control.pick({ sessionId, mediaItemIds: [mediaItemId] });
		sessionIds.push(sessionId);
	}
	return sessionIds;
}
