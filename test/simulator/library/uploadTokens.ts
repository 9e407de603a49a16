import type { Grant, ServiceContext } from '../contract';
import { newOpaque } from './ids';
import type { Content } from './types';

const LIFE_MS = 24 * 60 * 60 * 1000;

export interface Upload {
	content: Content;
	/** From `X-Goog-Upload-File-Name`. */
	fileName?: string;
}

interface Entry extends Upload {
	userId: string;
	clientId: string;
	createdAt: number;
}

/**
 * Upload tokens: good for one media item, for one day.
 * https://developers.google.com/photos/library/guides/upload-media
 */
export class UploadTokens {
	private readonly entries = new Map<string, Entry>();

	constructor(private readonly context: ServiceContext) {}

	/** @returns the token as opaque text. */
	issue(grant: Pick<Grant, 'userId' | 'clientId'>, upload: Upload): string {
		const token = newOpaque('CAIS', 150);
		const { userId, clientId } = grant;
		this.entries.set(token, { ...upload, userId, clientId, createdAt: this.context.now() });
		return token;
	}

	/** @returns the upload, the first time and within a day; undefined otherwise. */
	spend(grant: Grant, token: string): Upload | undefined {
		const entry = this.entries.get(token);
		if (!entry || entry.userId !== grant.userId || entry.clientId !== grant.clientId) {
			return undefined;
		}
		this.entries.delete(token);
		return this.context.now() - entry.createdAt < LIFE_MS ? entry : undefined;
	}

	clear(): void {
		this.entries.clear();
	}
}
