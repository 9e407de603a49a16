/**
 * The methods of the Photos Picker API. All take the one scope, and nothing changed on March 31, 2025.
 * https://developers.google.com/photos/picker/reference/rest
 */
import { methodFinder } from '../library/methods';

const SCOPE = 'https://www.googleapis.com/auth/photospicker.mediaitems.readonly';
export const PICKER_SCOPES = { current: [SCOPE], legacy: [SCOPE] };

export const METHODS = {
	CreateSession: { route: 'POST /v1/sessions' },
	GetSession: { route: 'GET /v1/sessions/{sessionId}' },
	DeleteSession: { route: 'DELETE /v1/sessions/{sessionId}' },
	ListMediaItems: { route: 'GET /v1/mediaItems' },
} as const;

export type Rpc = keyof typeof METHODS;

export const findMethod = methodFinder(METHODS);
