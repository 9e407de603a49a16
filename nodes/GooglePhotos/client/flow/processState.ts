/**
 * Everything that one n8n process remembers from one execution to the next. Each state has its only
 * owner here. In queue mode every worker has a state of its own: what must hold across processes
 * needs a store behind them.
 */
import { AccountLimits } from './accountLimit';
import { AlbumMemory } from './albumMemory';
import { CommitGroups } from './groupCommit';
import { Keyed, SerialQueue, Slots } from './queues';

/**
 * Google refuses a write while another one of the same account runs, and then for half a minute and
 * more, so the writes of an account go one after the other.
 * https://developers.google.com/photos/overview/best-practices
 */
export const writeQueues = new Keyed(() => new SerialQueue());

/** As many as one execution may ask for, and few enough for a hundred executions at once. */
const MAX_BYTE_UPLOADS = 16;

/** The files whose bytes all executions of an account send at the same time. */
export const byteUploads = new Keyed(() => new Slots(MAX_BYTE_UPLOADS));

/** What the executions of this process send together: new media items, changes of albums, lookups. */
export const commitGroups = new CommitGroups();

/**
 * What Google refuses an account for the moment, such as more writes in this minute, so that one
 * execution finds out for all of them.
 */
export const accountLimits = new AccountLimits();

/** Titles of albums, so that a burst of webhooks does not list all albums for each of its files. */
export const albumMemory = new AlbumMemory();

/** By workflow: the finished selections that started a workflow, and when each may be forgotten. */
export const claimedSelections = new Map<string, Record<string, number>>();

/** By page of a Picker Trigger: how many sessions it may open, and since when (milliseconds). */
export const sessionAllowances = new Map<string, { left: number; at: number }>();

/** By page: the sessions it has opened, and when Google stops expecting a choice (milliseconds). */
export const openedSessions = new Map<string, Map<string, number>>();

/** By page and session: Google's last answer, and when it may be asked again (milliseconds). */
export const watchedSessions = new Map<string, { answer: Promise<unknown>; askAgainAt: number }>();

/** By page and source: wrong passwords in a row, oldest first (times in milliseconds). */
export const wrongPasswords = new Map<
	string,
	{ count: number; nextAt: number; forgetAt: number }
>();

const SETTLING_MS = 60_000;
const MEMORY_MS = 60 * 60_000;
const albumsCreatedAt = new Map<string, number>();

/** Remembers for an hour that this process has created an album. */
export function rememberCreatedAlbum(id: string): void {
	const now = Date.now();
	for (const [known, at] of albumsCreatedAt) {
		if (now - at > MEMORY_MS) albumsCreatedAt.delete(known);
	}
	albumsCreatedAt.set(id, now);
}

/** Whether this process has created the album within the last hour. */
export function wasCreatedHere(id: string): boolean {
	return albumsCreatedAt.has(id);
}

/** Whether a refusal of this album may pass: Google may not know a new one everywhere yet. */
export function isNewAlbum(id: string | undefined): boolean {
	return id !== undefined && Date.now() - (albumsCreatedAt.get(id) ?? -Infinity) <= SETTLING_MS;
}
