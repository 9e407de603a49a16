import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Media item and album ids of the real API: at least 55 characters of this alphabet. */
const WELL_FORMED = /^[A-Za-z0-9_-]{55,}$/;
const MAC_BYTES = 12;

/** @returns a new media item id. */
export function newMediaItemId(): string {
	return `ALvc__${randomBytes(48).toString('base64url')}`;
}

/** @returns a new album id. */
export function newAlbumId(): string {
	return `AF1Qip${randomBytes(48).toString('base64url')}`;
}

/** @returns a new opaque string of about 4/3 of this many bytes, after a prefix. */
export function newOpaque(prefix: string, bytes: number): string {
	return prefix + randomBytes(bytes).toString('base64url');
}

/** Whether this could be an id of a media item or an album. */
export function isWellFormedId(id: string): boolean {
	return WELL_FORMED.test(id);
}

/** Strings that carry data which only the simulator can read or make: page tokens, base URLs. */
export class Seal {
	private readonly secret = randomBytes(32);

	/** @returns the data as an opaque string. */
	close(data: unknown): string {
		const payload = Buffer.from(JSON.stringify(data));
		return Buffer.concat([this.mac(payload), payload]).toString('base64url');
	}

	/** @returns the data of a string made by `close`, or undefined if it was not made here. */
	open<T>(sealed: string): T | undefined {
		const bytes = Buffer.from(sealed, 'base64url');
		const payload = bytes.subarray(MAC_BYTES);
		if (bytes.length <= MAC_BYTES) return undefined;
		if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), this.mac(payload))) return undefined;
		return JSON.parse(payload.toString()) as T;
	}

	private mac(payload: Buffer): Buffer {
		return createHmac('sha256', this.secret).update(payload).digest().subarray(0, MAC_BYTES);
	}
}
