import type { ServiceContext } from '../service';
import { BaseUrls } from './baseUrls';
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
		uploadTokens: new UploadTokens(context),
	};
}
