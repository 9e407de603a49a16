/** https://developers.google.com/photos/library/reference/rest/v1/mediaItems/batchCreate */
import type { Grant } from '../service';
import { invalid, type RpcStatus } from './errors';
import { newMediaItemId } from './ids';
import { MAX_DESCRIPTION_LENGTH } from './mediaItems';
import { detectMediaType } from './mediaTypes';
import { readMessage, readQuery, type ReadMessage } from './messages';
import { readMetadata } from './metadata';
import type { Rpc } from './methods';
import { albumPositionFields, checkCapacity, findPosition, insert } from './positions';
import { checkBatch, checkLength } from './requests';
import { mediaItemWithoutBytes, timestamp } from './resources';
import type { ItemFailure } from './settings';
import type { MediaItem } from './types';
import type { Upload } from './uploadTokens';
import { albumToAddTo } from './visibility';
import { RpcResponse, type Handler } from './handler';
import type { LibraryState } from './state';

const MAX_FILE_NAME_LENGTH = 255;
const SUCCESS: RpcStatus = { message: 'Success' };
const FAILURE = 'There was an error while trying to create this media item.';
const FAILED: RpcStatus = { code: 3, message: `Failed: ${FAILURE}` };
const BAD_IMAGE: RpcStatus = { code: 3, message: `BAD_IMAGE: ${FAILURE}` };
const EXISTS: RpcStatus = { code: 6, message: `Failed: ${FAILURE}` };

const newMediaItemFields = {
	description: 'string',
	simpleMediaItem: { message: { uploadToken: 'string', fileName: 'string' } },
} as const;
const requestFields = {
	albumId: 'string',
	newMediaItems: { repeated: { message: newMediaItemFields } },
	albumPosition: { message: albumPositionFields },
} as const;

type NewMediaItem = ReadMessage<typeof newMediaItemFields>;

/** @returns the handler of batchCreate. */
export function creationHandlers(state: LibraryState) {
	const { store, settings, uploadTokens } = state;

	/** Makes one media item, or finds the one that has the same bytes. */
	const create = async (grant: Grant, request: NewMediaItem, seen: Set<string>) => {
		const { uploadToken = '', fileName } = request.simpleMediaItem ?? {};
		const injected = nextFailure(settings.itemFailures);
		if (injected) return injected;
		const upload = uploadTokens.spend(grant, uploadToken);
		if (!upload) return FAILED;
		const { sha256 } = upload.content;
		if (seen.has(sha256)) return EXISTS;
		const existing = store.itemOfDigest(grant.userId, sha256);
		const item = existing ?? (await newItem(state, grant, upload, fileName, request.description));
		if (!('id' in item)) return item;
		seen.add(sha256);
		if (!existing) store.addItem(item);
		return item;
	};

	return {
		BatchCreateMediaItems: async ({ grant, query, body }) => {
			readQuery({}, query);
			const request = readMessage(requestFields, body);
			const { newMediaItems = [], albumId, albumPosition } = request;
			checkBatch(newMediaItems, 'new media items');
			newMediaItems.forEach(checkNewMediaItem);
			for (const { description } of newMediaItems) {
				if (description !== undefined && description === settings.refusedDescription) {
					throw invalid('Request contains an invalid description.');
				}
			}
			checkTokens(state, grant, newMediaItems);
			if (!albumId && albumPosition) throw invalid('An album position needs an album ID.');
			const album = albumId ? albumToAddTo(state, grant, albumId) : undefined;
			const position = album ? findPosition(album, albumPosition) : 'last';
			if (album) checkCapacity(album, newMediaItems.length);
			checkStorage(state, grant, newMediaItems);

			const created: MediaItem[] = [];
			const newMediaItemResults: object[] = [];
			const seen = new Set<string>();
			for (const newMediaItem of newMediaItems) {
				const { uploadToken } = newMediaItem.simpleMediaItem ?? {};
				const result = await create(grant, newMediaItem, seen);
				if ('id' in result) {
					created.push(result);
					const mediaItem = mediaItemWithoutBytes(state, result);
					newMediaItemResults.push({ uploadToken, status: SUCCESS, mediaItem });
				} else {
					newMediaItemResults.push({ uploadToken, status: result });
				}
			}
			if (album)
				insert(
					album,
					created.map(({ id }) => ({ kind: 'media', id })),
					position,
				);
			// Whether a partial failure is 207 is not certain: a captured response had 200.
			const some = created.length > 0 && created.length < newMediaItems.length;
			return new RpcResponse({ newMediaItemResults }, some && settings.multiStatus ? 207 : 200);
		},
	} satisfies Partial<Record<Rpc, Handler>>;
}

function nextFailure(failures: ItemFailure[]): RpcStatus | undefined {
	const [failure] = failures;
	if (!failure) return undefined;
	const { code, message = `Failed: ${FAILURE}`, skip = 0, times = 1 } = failure;
	if (skip > 0) {
		failure.skip = skip - 1;
		return undefined;
	}
	if (times <= 1) failures.shift();
	else failure.times = times - 1;
	return { code, message };
}

function checkNewMediaItem({ description = '', simpleMediaItem }: NewMediaItem): void {
	checkLength(description, MAX_DESCRIPTION_LENGTH, 'The description');
	checkLength(simpleMediaItem?.fileName ?? '', MAX_FILE_NAME_LENGTH, 'The file name');
}

/**
 * Whether the other tokens of the call stay good is not known; here they do.
 * @throws ApiError 400 if one of the tokens cannot be used.
 */
function checkTokens(state: LibraryState, grant: Grant, items: readonly NewMediaItem[]): void {
	const { uploadTokens, settings } = state;
	for (const { simpleMediaItem } of items) {
		const upload = uploadTokens.find(grant, simpleMediaItem?.uploadToken ?? '');
		// What a token gets that has made an item before is not known: only its item fails here.
		if (!upload || (upload.isSpent && settings.spentTokensRefuseCall)) {
			throw invalid('Request must contain a valid upload token.');
		}
	}
}

/** @throws ApiError 400 if the person has less storage left than the items need. */
function checkStorage(state: LibraryState, grant: Grant, items: readonly NewMediaItem[]): void {
	const { uploadTokens, settings } = state;
	const free = settings.freeStorage.get(grant.userId);
	if (free === undefined) return;
	const sizes = items.map(
		({ simpleMediaItem }) =>
			uploadTokens.find(grant, simpleMediaItem?.uploadToken ?? '')?.content.size ?? 0,
	);
	const needed = sizes.reduce((sum, size) => sum + size, 0);
	if (needed > free) {
		throw invalid(
			"The remaining storage in the user's account is not enough to perform this operation.",
		);
	}
	settings.freeStorage.set(grant.userId, free - needed);
}

async function newItem(
	state: LibraryState,
	grant: Grant,
	{ content, fileName: sentName }: Upload,
	fileName: string | undefined,
	description = '',
): Promise<MediaItem | RpcStatus> {
	const type = detectMediaType(content.head);
	if (!type) return FAILED;
	const metadata = await readMetadata(content, type);
	if (!metadata) return BAD_IMAGE;
	const uploadedAt = state.context.now();
	const madeUpName = `${timestamp(uploadedAt).replace(/\D/g, '').slice(0, 14)}.${type.extension}`;
	return {
		id: newMediaItemId(),
		userId: grant.userId,
		clientId: grant.clientId,
		content,
		kind: type.kind,
		mimeType: type.mimeType,
		filename: fileName || sentName || madeUpName,
		description,
		width: metadata.width,
		height: metadata.height,
		camera: metadata.camera,
		creationTime: metadata.captureTime ?? uploadedAt,
		hasCaptureTime: metadata.captureTime !== undefined,
		uploadedAt,
		serial: state.store.nextSerial(),
		categories: new Set(),
		favorite: false,
		archived: false,
	};
}
