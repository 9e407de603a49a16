/**
 * The Picker API's JSON: empty values are left out, durations are texts such as "5s".
 * https://developers.google.com/photos/picker/reference/rest
 */

/** https://developers.google.com/photos/picker/reference/rest/v1/sessions#PickingSession */
export interface PickingSession {
	id: string;
	/** Where the person picks; dead after Done. */
	pickerUri?: string;
	/** Only while nothing is picked. */
	pollingConfig?: { pollInterval?: string; timeoutIn?: string };
	expireTime?: string;
	pickingConfig?: { maxItemCount?: string };
	/** Whether the person pressed Done. */
	mediaItemsSet?: boolean;
}

/** https://developers.google.com/photos/picker/reference/rest/v1/mediaItems#PickedMediaItem */
export interface PickedMediaItem {
	id: string;
	createTime?: string;
	type?: 'TYPE_UNSPECIFIED' | 'PHOTO' | 'VIDEO';
	mediaFile?: {
		/** Dead after 60 minutes; listing again gives a new one. */
		baseUrl?: string;
		mimeType?: string;
		filename?: string;
		mediaFileMetadata?: PickedMediaFileMetadata;
	};
}

export interface PickedMediaFileMetadata {
	width?: number;
	height?: number;
	cameraMake?: string;
	cameraModel?: string;
	photoMetadata?: { [detail: string]: string | number };
	videoMetadata?: { fps?: number; processingStatus?: string };
}
