import type { Grant, ServiceContext } from '../service';
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

/** One call of an rpc method that has passed the gate. */
export interface Call {
	grant: Grant;
	/** The id or token in the path, decoded. */
	id: string;
	query: URLSearchParams;
	/** The parsed JSON body; undefined where there was none. */
	body: unknown;
}

/** What a method answers: a message, or a message with an HTTP status other than 200. */
export class Reply {
	constructor(
		readonly message: object,
		readonly status: number,
	) {}
}

export type Handler = (call: Call) => object | Promise<object>;
