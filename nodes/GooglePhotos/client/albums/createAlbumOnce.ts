import type { IExecuteFunctions } from 'n8n-workflow';
import { MAX_ALBUM_PAGE_SIZE, createAlbum, listAlbums } from '../api/albums';
import { eachItem } from '../api/pages';
import type { Album } from '../api/types';
import { delay, throwIfCancelled } from '../flow/cancellation';
import { wasCreatedHere } from '../flow/processState';
import { toError } from '../flow/result';
import { failureOf } from '../http/errors';
import { isOutcomeUnknown } from '../http/retries';

/** When to look for the album, in milliseconds: a new one may be listed late. */
const LOOK_AFTER_MS = [2_000, 5_000];

/** An empty album of this title that nobody knows of yet: which of several it is makes no difference. */
async function findLostAlbum(
	context: IExecuteFunctions,
	title: string,
): Promise<Album | undefined> {
	const albums = eachItem(
		async (request) => await listAlbums(context, request),
		MAX_ALBUM_PAGE_SIZE,
	);
	for await (const album of albums) {
		const isEmpty = Number(album.mediaItemsCount ?? 0) === 0;
		const hasTitle = (album.title ?? '').normalize() === title.normalize();
		if (hasTitle && isEmpty && !wasCreatedHere(album.id)) return album;
	}
	return undefined;
}

/**
 * Creates an album, exactly once: when the response is lost, Google is asked whether the album exists
 * before it is created again.
 * @param check as for `createAlbum`
 * @throws as `createAlbum`
 */
export async function createAlbumOnce(
	context: IExecuteFunctions,
	title: string,
	check?: () => void,
): Promise<Album> {
	let lost: Error;
	try {
		return await createAlbum(context, title, check);
	} catch (error) {
		throwIfCancelled(context);
		const failure = failureOf(error);
		if (!failure || !isOutcomeUnknown(failure)) throw toError(error);
		lost = toError(error);
	}
	try {
		for (const wait of LOOK_AFTER_MS) {
			await delay(context, wait);
			const album = await findLostAlbum(context, title);
			if (album) return album;
		}
	} catch {
		throwIfCancelled(context);
		// Whether the album exists cannot be found out: what was lost is the failure to tell.
		throw lost;
	}
	return await createAlbum(context, title, check);
}
