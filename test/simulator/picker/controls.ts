import type { VideoStatus } from '../library/types';
import type { PersonalItem, PersonalLibrarySeed } from './personalLibrary';
import { finishPicking } from './picking';
import { pickerUri } from './resources';
import type { Session } from './sessions';
import { defaultPickerSettings, type PickerSettings } from './settings';
import type { PickerState } from './state';

/** What a person selects: this many of the newest items of the library, or these. */
export type PickChoice = { sessionId: string } & ({ count: number } | { mediaItemIds: string[] });

/** A session, for assertions. */
export interface SessionSnapshot {
	id: string;
	userId: string;
	clientId: string;
	pickerUri: string;
	maxItemCount: number;
	mediaItemsSet: boolean;
	pickedMediaItemIds: string[];
}

/** An item of a person's library, for assertions. */
export interface PersonalItemSnapshot {
	id: string;
	kind: PersonalItem['kind'];
	filename: string;
	mimeType: string;
}

/** What a test may do with the Picker API besides calling it, and what a person does in it. */
export interface PickerControls {
	/**
	 * Selects and presses Done without a browser. Throws for an unknown or finished session, for
	 * more items than it allows, and for items that the person does not have.
	 */
	pick: (choice: PickChoice) => { mediaItemIds: string[] };
	/** Replaces a person's whole library; ids are newest first. Sessions that are done keep their items. */
	seedPersonalLibrary: (seed: PersonalLibrarySeed) => { mediaItemIds: string[] };
	/** Newest first. */
	personalLibrary: (userId: string) => PersonalItemSnapshot[];
	/** Throws for an id that is not a video's in the person's library. */
	setPersonalVideoStatus: (userId: string, mediaItemId: string, status: VideoStatus) => void;
	/** Times are for sessions that are created from now on. */
	setPicker: (settings: Partial<PickerSettings>) => void;
	/** Sessions that are neither deleted nor expired, oldest first. */
	pickerSessions: () => SessionSnapshot[];
	/** All base URLs of picked items given so far expire. */
	revokePickedBaseUrls: () => void;
	/** Downloads of picked items until the media host refuses: 429, then 403 and 429; null for no limit. */
	setPickedMediaQuota: (downloads: number | null) => void;
}

/** @returns the controls that act on this state. */
export function pickerControls(state: PickerState): PickerControls {
	const { settings, sessions, people, baseUrls, videoUrls, mediaQuota } = state;
	return {
		pick: (choice) => {
			const session = sessions.find(choice.sessionId);
			if (!session) throw new Error(`There is no open session ${choice.sessionId}`);
			const mediaItemIds = 'count' in choice ? newest(session, choice.count) : choice.mediaItemIds;
			finishPicking(state, session, mediaItemIds);
			return { mediaItemIds };
		},
		seedPersonalLibrary: (seed) => ({ mediaItemIds: people.seed(seed).map(({ id }) => id) }),
		personalLibrary: (userId) =>
			people
				.of(userId)
				.map(({ id, kind, filename, mimeType }) => ({ id, kind, filename, mimeType })),
		setPersonalVideoStatus: (userId, mediaItemId, status) => {
			const item = people.of(userId).find(({ id, kind }) => id === mediaItemId && kind === 'video');
			if (!item) throw new Error(`There is no video ${mediaItemId} in the library of ${userId}`);
			item.videoStatus = status;
		},
		setPicker: (changes) => void Object.assign(settings, changes),
		pickerSessions: () =>
			sessions.all().map((session) => ({
				id: session.id,
				userId: session.userId,
				clientId: session.clientId,
				pickerUri: pickerUri(session),
				maxItemCount: session.maxItemCount,
				mediaItemsSet: session.picked !== undefined,
				pickedMediaItemIds: session.picked?.map(({ id }) => id) ?? [],
			})),
		revokePickedBaseUrls: () => {
			baseUrls.revokeAll();
			videoUrls.revokeAll();
		},
		setPickedMediaQuota: (downloads) => mediaQuota.set(downloads),
	};

	function newest({ userId }: Session, count: number): string[] {
		const items = people.of(userId);
		if (items.length < count)
			throw new Error(`The library of ${userId} has only ${items.length} items`);
		return items.slice(0, count).map(({ id }) => id);
	}
}

/** Deletes everything and restores the default settings. */
export function resetPicker({ settings, sessions, people, mediaQuota }: PickerState): void {
	mediaQuota.set(null);
	sessions.clear();
	people.clear();
	Object.assign(settings, defaultPickerSettings());
}
