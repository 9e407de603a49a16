import type { ServiceContext } from '../service';
import { BaseUrls, VIDEO_HOST } from '../library/baseUrls';
import { MediaQuota } from '../library/mediaQuota';
import type { Api } from '../library/auth';
import { Pager } from '../library/pages';
import { PersonalLibraries } from './personalLibrary';
import { Sessions } from './sessions';
import { defaultPickerSettings, type PickerSettings } from './settings';

/** Where the paths of picked items' base URLs begin. */
export const MEDIA_PATH = '/ppa/';
/** Where the paths to the bytes of picked videos begin. */
export const VIDEO_PATH = '/AGQNM9';
export const PAGE_HOST = 'photos.google.com';

/** The rpc service's name is a guess; Google does not publish it. */
export const PICKER: Api = {
	host: 'photospicker.googleapis.com',
	title: 'Google Photos Picker API',
	service: 'google.photos.picker.v1.PhotosPicker',
};

/** Everything that the parts of the Picker API share. */
export interface PickerState {
	readonly context: ServiceContext;
	readonly settings: PickerSettings;
	readonly people: PersonalLibraries;
	readonly sessions: Sessions;
	readonly pager: Pager;
	readonly baseUrls: BaseUrls;
	/** Where base URLs of videos redirect to. */
	readonly videoUrls: BaseUrls;
	readonly mediaQuota: MediaQuota;
}

/** @returns a state without sessions around the shared services. */
export function createPickerState(context: ServiceContext): PickerState {
	const settings = defaultPickerSettings();
	const now = () => context.now();
	return {
		context,
		settings,
		people: new PersonalLibraries(now),
		sessions: new Sessions(now, settings),
		pager: new Pager(settings),
		baseUrls: new BaseUrls(context, MEDIA_PATH),
		videoUrls: new BaseUrls(context, VIDEO_PATH, VIDEO_HOST),
		mediaQuota: new MediaQuota(),
	};
}
