import type { Page } from './pages';
import { path } from '../http/path';
import type { PickedMediaItem, PickingSession } from './pickerTypes';
import { call, type PhotosContext } from '../http/request';

/** The most picked items Google gives on one page. */
export const PICKED_ITEMS_A_PAGE = 100;
/** The most items a person can pick in one session. */
export const MOST_PICKED_ITEMS = 2000;

/**
 * Starts a picking session. A lost answer may leave a session behind, of which Google allows an
 * account only so many, so the call is not repeated then.
 * https://developers.google.com/photos/picker/reference/rest/v1/sessions/create
 *
 * @param maxItemCount 1 to 2,000; 2,000 unless given
 */
export async function createSession(
	context: PhotosContext,
	maxItemCount?: number,
): Promise<PickingSession> {
	return await call<PickingSession>(context, {
		method: 'sessions.create',
		http: 'POST',
		path: '/v1/sessions',
		// int64 travels as text.
		body: maxItemCount ? { pickingConfig: { maxItemCount: String(maxItemCount) } } : {},
		repeat: 'unsafe',
	});
}

/**
 * Reads a session: whether the person pressed Done, and how often to ask.
 * https://developers.google.com/photos/picker/reference/rest/v1/sessions/get
 */
export async function getSession(
	context: PhotosContext,
	sessionId: string,
): Promise<PickingSession> {
	return await call<PickingSession>(context, {
		method: 'sessions.get',
		http: 'GET',
		path: path`/v1/sessions/${sessionId}`,
		repeat: 'safe',
	});
}

/**
 * Ends a session, and with it the access to what was picked.
 * https://developers.google.com/photos/picker/reference/rest/v1/sessions/delete
 */
export async function deleteSession(context: PhotosContext, sessionId: string): Promise<void> {
	await call(context, {
		method: 'sessions.delete',
		http: 'DELETE',
		path: path`/v1/sessions/${sessionId}`,
		repeat: 'safe',
	});
}

/**
 * Reads one page of what was picked; refused with FAILED_PRECONDITION before Done.
 * https://developers.google.com/photos/picker/reference/rest/v1/mediaItems/list
 */
export async function listPickedItems(
	context: PhotosContext,
	sessionId: string,
	pageSize: number,
	pageToken?: string,
): Promise<Page<PickedMediaItem>> {
	const answer = await call<{ mediaItems?: PickedMediaItem[]; nextPageToken?: string }>(context, {
		method: 'pickedMediaItems.list',
		http: 'GET',
		path: '/v1/mediaItems',
		query: { sessionId, pageSize, ...(pageToken ? { pageToken } : {}) },
		repeat: 'safe',
	});
	return { items: answer.mediaItems ?? [], nextPageToken: answer.nextPageToken };
}
