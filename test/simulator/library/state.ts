import type { ServiceContext } from '../service';
import { BaseUrls, VIDEO_HOST, VIDEO_PATH } from './baseUrls';
import { MediaQuota } from './mediaQuota';
import { Pager } from './pages';
import { defaultSettings, type Settings } from './settings';
import { Store } from './store';
import { UploadTokens } from './uploadTokens';

/** Everything that the methods share. */
export interface LibraryState {
	readonly context: ServiceContext;
	readonly settings: Settings;
	readonly store: Store;
	readonly pager: Pager;
	readonly baseUrls: BaseUrls;
	/** Where base URLs of videos redirect to. */
	readonly videoUrls: BaseUrls;
	readonly mediaQuota: MediaQuota;
	readonly uploadTokens: UploadTokens;
}

/** @returns an empty state around the shared services. */
export function createLibraryState(context: ServiceContext): LibraryState {
	const settings = defaultSettings();
	return {
		context,
		settings,
		store: new Store(),
		pager: new Pager(settings),
		baseUrls: new BaseUrls(context),
		videoUrls: new BaseUrls(context, VIDEO_PATH, VIDEO_HOST),
		mediaQuota: new MediaQuota(),
		uploadTokens: new UploadTokens(context),
	};
}
