import type { PhotosContext } from '../http/context';
import { path } from '../http/path';
import { type SendOptions, callMethod } from '../http/request';
import { type Page, type PageRequest, callListMethod } from './pages';
import type { PickedMediaItem, PickingSession } from './pickerTypes';

/** The most picked items Google gives on one page. */
export const MAX_PICKED_ITEM_PAGE_SIZE = 100;
/** The most items a person can pick in one session. */
export const MAX_PICKED_ITEMS = 2000;

type Interactive = Pick<SendOptions, 'interactive'>;

/**
 * Starts a picking session; Google allows an account only so many.
 * https://developers.google.com/photos/picker/reference/rest/v1/sessions/create
 *
 * @param maxItemCount 1 to 2,000; 2,000 unless given
 */
export async function createSession(
	context: PhotosContext,
	maxItemCount?: number,
	{ interactive }: Interactive = {},
): Promise<PickingSession> {
	// int64 travels as text.
	const body = maxItemCount ? { pickingConfig: { maxItemCount: String(maxItemCount) } } : {};
	return await callMethod<PickingSession>(context, 'sessions.create', {
		path: '/v1/sessions',
		body,
		interactive,
	});
}

/**
 * Reads a session: whether the person pressed Done, and how often to ask.
 * https://developers.google.com/photos/picker/reference/rest/v1/sessions/get
 */
export async function getSession(
	context: PhotosContext,
	sessionId: string,
	{ interactive }: Interactive = {},
): Promise<PickingSession> {
	return await callMethod<PickingSession>(context, 'sessions.get', {
		path: path`/v1/sessions/${sessionId}`,
		interactive,
	});
}

/**
 * Ends a session, and with it the access to what was picked.
 * https://developers.google.com/photos/picker/reference/rest/v1/sessions/delete
 */
export async function deleteSession(
	context: PhotosContext,
	sessionId: string,
	{ interactive }: Interactive = {},
): Promise<void> {
	await callMethod(context, 'sessions.delete', {
		path: path`/v1/sessions/${sessionId}`,
		interactive,
	});
}

/**
 * Reads one page of what was picked; refused with FAILED_PRECONDITION before Done.
 * https://developers.google.com/photos/picker/reference/rest/v1/mediaItems/list
 */
export async function listPickedItems(
	context: PhotosContext,
	sessionId: string,
	request: PageRequest,
): Promise<Page<PickedMediaItem>> {
	return await callListMethod<PickedMediaItem>(
		context,
		{
			method: 'pickedMediaItems.list',
			path: '/v1/mediaItems',
			field: 'mediaItems',
			parameters: { sessionId },
		},
		request,
	);
}
