import type { PageSettings } from '../library/pages';

/** What a test may change; `reset` restores the defaults. */
export interface PickerSettings extends PageSettings {
	/** How often an app should ask whether the person is done. */
	pollIntervalSeconds: number;
	/** How long after its creation a session should be polled. */
	timeoutSeconds: number;
	/** After this a session and the access to what was picked end. Real sessions live for 7 days. */
	sessionLifetimeSeconds: number;
	/** Sessions of one person that are neither deleted nor expired. Google does not publish the number. */
	maxOpenSessions: number;
	/** Without one no session can be created. */
	hasPhotosAccount: boolean;
}

/** @returns the settings of a fresh simulator. */
export function defaultPickerSettings(): PickerSettings {
	return {
		pollIntervalSeconds: 5,
		timeoutSeconds: 1800,
		sessionLifetimeSeconds: 7 * 24 * 60 * 60,
		maxOpenSessions: 100,
		hasPhotosAccount: true,
		emptyPageEvery: 0,
		repeatPageToken: false,
		overlapPages: false,
		shortPages: false,
		tokenAtEnd: false,
	};
}
