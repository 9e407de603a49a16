import type { Grant, ServiceContext } from '../service';
import { newOpaque } from './ids';
import type { Content } from './types';

const LIFETIME_MS = 24 * 60 * 60 * 1000;

export interface Upload {
	content: Content;
	/** From `X-Goog-Upload-File-Name`. */
	fileName?: string;
}

/** Of all uploads together, so that thousands of them fit into memory. */
const MAX_KEPT_BYTES = 512 * 1024 ** 2;

interface Entry extends Upload {
	userId: string;
	clientId: string;
	createdAt: number;
	isSpent: boolean;
}

/**
 * Upload tokens: valid for one media item, for one day. One that was never given to this person and
 * app, or is older, is none.
 * https://developers.google.com/photos/library/guides/upload-media
 */
export class UploadTokens {
	private readonly entries = new Map<string, Entry>();

	private keptBytes = 0;

	constructor(private readonly context: ServiceContext) {}

	/** @returns the token as opaque text. */
	issue(grant: Pick<Grant, 'userId' | 'clientId'>, upload: Upload): string {
		const token = this.context.noteSecret('upload token', newOpaque('CAIS', 150));
		const { userId, clientId } = grant;
		const content = this.keep(upload.content);
		const createdAt = this.context.now();
		this.entries.set(token, { ...upload, content, userId, clientId, createdAt, isSpent: false });
		return token;
	}

	/** @returns the upload and whether it has made an item, or undefined for what is no token. */
	find(grant: Grant, token: string): (Upload & { isSpent: boolean }) | undefined {
		const entry = this.entries.get(token);
		if (!entry || entry.userId !== grant.userId || entry.clientId !== grant.clientId) {
			return undefined;
		}
		return this.context.now() - entry.createdAt < LIFETIME_MS ? entry : undefined;
	}

	/** @returns the upload, the first time; undefined otherwise. */
	spend(grant: Grant, token: string): Upload | undefined {
		const upload = this.find(grant, token);
		const entry = this.entries.get(token);
		if (!upload || !entry || entry.isSpent) return undefined;
		const { content, fileName } = entry;
		// That it was a token is all that is needed from now on.
		Object.assign(entry, {
			isSpent: true,
			content: { size: 0, sha256: '', head: Buffer.alloc(0) },
		});
		return { content, fileName };
	}

	clear(): void {
		this.entries.clear();
		this.keptBytes = 0;
	}

	private keep({ whole, ...rest }: Content): Content {
		if (!whole) return rest;
		this.keptBytes += whole.length;
		if (this.keptBytes <= MAX_KEPT_BYTES) return { ...rest, whole };
		return { ...rest, head: Buffer.from(rest.head) };
	}
}
