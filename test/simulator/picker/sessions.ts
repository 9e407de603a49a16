/** https://developers.google.com/photos/picker/reference/rest/v1/sessions */
import { randomUUID } from 'node:crypto';
import type { Grant } from '../service';
import { ApiError, errorInfo } from '../library/errors';
import { newOpaque } from '../library/ids';
import type { PersonalItem } from './personalLibrary';
import type { PickerSettings } from './settings';

export interface Session {
	id: string;
	/** The last part of the picker page's address; whoever knows it can pick. */
	pageKey: string;
	userId: string;
	clientId: string;
	maxItemCount: number;
	/** Milliseconds since the epoch. */
	createdAt: number;
	expiresAt: number;
	/** When polling should stop. */
	timeoutAt: number;
	/** Undefined until the person is done. */
	picked?: readonly PersonalItem[];
}

/** All picking sessions that were not deleted. */
export class Sessions {
	private readonly byId = new Map<string, Session>();

	constructor(
		private readonly now: () => number,
		private readonly settings: PickerSettings,
	) {}

	/** @throws ApiError 400 without a Photos account, 429 where the person has too many sessions. */
	create({ userId, clientId }: Pick<Grant, 'userId' | 'clientId'>, maxItemCount: number): Session {
		const { hasPhotosAccount, maxOpenSessions } = this.settings;
		if (!hasPhotosAccount) {
			throw new ApiError(
				'FAILED_PRECONDITION',
				'The user must have a Google Photos account to perform that action. ' +
					'Please try again after the user sets up a Google Photos account.',
			);
		}
		const open = this.all().filter((session) => session.userId === userId);
		if (open.length >= maxOpenSessions) {
			throw new ApiError('RESOURCE_EXHAUSTED', 'The user has too many active picking sessions.');
		}
		const createdAt = this.now();
		const session: Session = {
			id: randomUUID(),
			pageKey: newOpaque('', 24),
			userId,
			clientId,
			maxItemCount,
			createdAt,
			expiresAt: createdAt + this.settings.sessionLifetimeSeconds * 1000,
			timeoutAt: createdAt + this.settings.timeoutSeconds * 1000,
		};
		this.byId.set(session.id, session);
		return session;
	}

	/** The sessions that have not expired, oldest first. */
	all(): Session[] {
		return [...this.byId.values()].filter((session) => session.expiresAt > this.now());
	}

	/** @returns the session, or undefined for one that is unknown, deleted or expired. */
	find(id: string): Session | undefined {
		const session = this.byId.get(id);
		return session && session.expiresAt > this.now() ? session : undefined;
	}

	/** @returns the session and whether it has expired, or undefined where there is none. */
	byPageKey(key: string): { session: Session; expired: boolean } | undefined {
		const session = [...this.byId.values()].find(({ pageKey }) => pageKey === key);
		return session && { session, expired: session.expiresAt <= this.now() };
	}

	/** @throws ApiError 404 also for a session of another person or another app. */
	own({ userId, clientId }: Grant, id: string): Session {
		const session = this.find(id);
		if (session?.userId !== userId || session.clientId !== clientId) throw gone();
		return session;
	}

	delete({ id }: Session): void {
		this.byId.delete(id);
	}

	clear(): void {
		this.byId.clear();
	}
}

function gone(): ApiError {
	const details = [errorInfo('ENTITY_NOT_FOUND', undefined, 'photos.googleapis.com')];
	return new ApiError('NOT_FOUND', 'The entity you requested does not exist.', { details });
}
