/**
 * Sessions and picked items as the API shows them.
 * https://developers.google.com/photos/picker/reference/rest/v1/sessions#PickingSession
 * https://developers.google.com/photos/picker/reference/rest/v1/mediaItems#PickedMediaItem
 */
import { timestamp, withoutDefaults } from '../library/resources';
import type { PersonalItem } from './personalLibrary';
import type { Session } from './sessions';
import { PAGE_HOST, type PickerState } from './state';

/** The frame rate of all videos here. */
const FPS = 30;

/** Where the person picks. */
export function pickerUri({ pageKey }: Session): string {
	return `https://${PAGE_HOST}/integration/picker/${pageKey}`;
}

/** A session; without the polling configuration once the person is done. */
export function sessionResource({ context, settings }: PickerState, session: Session): object {
	const { id, expiresAt, timeoutAt, maxItemCount, picked } = session;
	const timeoutIn = Math.max(0, timeoutAt - context.now()) / 1000;
	return withoutDefaults({
		id,
		pickerUri: pickerUri(session),
		pollingConfig: picked
			? undefined
			: { pollInterval: duration(settings.pollIntervalSeconds), timeoutIn: duration(timeoutIn) },
		expireTime: timestamp(expiresAt),
		pickingConfig: { maxItemCount: String(maxItemCount) },
		mediaItemsSet: picked !== undefined,
	});
}

/** A picked item, with a fresh base URL. */
export function pickedMediaItemResource(
	{ baseUrls }: PickerState,
	session: Session,
	item: PersonalItem,
): object {
	const { width, height, camera, kind } = item;
	const { cameraMake, cameraModel, exposureSeconds, focalLength, apertureFNumber, isoEquivalent } =
		camera;
	const exposureTime = exposureSeconds === undefined ? undefined : duration(exposureSeconds);
	const details =
		kind === 'photo'
			? {
					photoMetadata: withoutDefaults({
						focalLength,
						apertureFNumber,
						isoEquivalent,
						exposureTime,
					}),
				}
			: {
					videoMetadata: withoutDefaults({
						fps: item.videoStatus === 'READY' ? FPS : undefined,
						processingStatus: item.videoStatus,
					}),
				};
	return {
		id: item.id,
		createTime: timestamp(item.createdAt),
		type: kind === 'photo' ? 'PHOTO' : 'VIDEO',
		mediaFile: {
			baseUrl: baseUrls.issue(`${session.id}/${item.id}`),
			mimeType: item.mimeType,
			filename: item.filename,
			mediaFileMetadata: withoutDefaults({ width, height, cameraMake, cameraModel, ...details }),
		},
	};
}

/** google.protobuf.Duration in JSON, for example `1799.9s`. */
function duration(seconds: number): string {
	return `${Number(seconds.toFixed(9))}s`;
}
