/**
 * https://developers.google.com/photos/picker/reference/rest/v1/sessions
 * https://developers.google.com/photos/picker/reference/rest/v1/mediaItems/list
 */
import { ApiError, invalid } from '../library/errors';
import { readMessage, readQuery } from '../library/messages';
import type { Handler } from '../library/handler';
import type { Rpc } from './methods';
import { pickedMediaItemResource, sessionResource } from './resources';
import type { PickerState } from './state';

const MAX_ITEM_COUNT = 2000;
const PAGES = { defaultSize: 50, maxSize: 100 };
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Output-only fields may be in a request and are ignored. */
const sessionFields = {
	id: 'string',
	pickerUri: 'string',
	pollingConfig: { message: { pollInterval: 'string', timeoutIn: 'string' } },
	expireTime: 'string',
	pickingConfig: { message: { maxItemCount: 'int64' } },
	mediaItemsSet: 'bool',
} as const;

/** @returns the handlers of all methods. */
export function pickerHandlers(state: PickerState): Record<Rpc, Handler> {
	const { sessions, pager } = state;
	return {
		CreateSession: ({ grant, query, body }) => {
			const { requestId } = readQuery({ requestId: 'string' }, query);
			const { pickingConfig: { maxItemCount = 0 } = {} } = readMessage(sessionFields, body);
			if (requestId && !UUID_V4.test(requestId))
				throw invalid('The request ID must be a UUID of version 4.');
			if (maxItemCount < 0) throw invalid('The maximum item count must not be negative.');
			const max = maxItemCount === 0 ? MAX_ITEM_COUNT : Math.min(maxItemCount, MAX_ITEM_COUNT);
			return sessionResource(state, sessions.create(grant, max));
		},

		GetSession: ({ grant, id, query }) => {
			readQuery({}, query);
			return sessionResource(state, sessions.own(grant, id));
		},

		DeleteSession: ({ grant, id, query }) => {
			readQuery({}, query);
			sessions.delete(sessions.own(grant, id));
			return {};
		},

		ListMediaItems: ({ grant, query }) => {
			const fields = { sessionId: 'string', pageSize: 'int32', pageToken: 'string' } as const;
			const { sessionId, ...request } = readQuery(fields, query);
			if (!sessionId) throw invalid('The session ID is required.');
			const session = sessions.own(grant, sessionId);
			if (!session.picked) {
				throw new ApiError('FAILED_PRECONDITION', 'The user has not finished picking media items.');
			}
			const { items, nextPageToken } = pager.page(session.picked, request, PAGES, grant, sessionId);
			const mediaItems = items.map((item) => pickedMediaItemResource(state, session, item));
			return { mediaItems, nextPageToken };
		},
	};
}
