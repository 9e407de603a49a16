import { makesImpossible } from '../../../../../nodes/GooglePhotos/client/http/impossible/consequences';
import type { ApiMethod } from '../../../../../nodes/GooglePhotos/client/http/methods';

const scope = { httpStatus: 403, message: '', reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' };
const disabled = { httpStatus: 403, message: '', reason: 'SERVICE_DISABLED' };
const full = { httpStatus: 400, message: 'There is not enough remaining storage' };
const day = { httpStatus: 429, message: "limit 'All requests per day'" };
const lost = { message: '', signInLost: true };

it.each<[string, object, ApiMethod, ApiMethod, boolean]>([
	['a scope for reading stops reading', scope, 'albums.list', 'mediaItems.get', true],
	['a scope for reading stops no upload', scope, 'albums.list', 'uploads.simple', false],
	['one API says nothing of the other', disabled, 'sessions.get', 'albums.list', false],
	['a disabled API is disabled for all', disabled, 'albums.get', 'uploads.start', true],
	['a full storage takes no files', full, 'mediaItems.batchCreate', 'uploads.simple', true],
	['a full storage can be read', full, 'mediaItems.batchCreate', 'mediaItems.list', false],
	['the day of one API is not that of the other', day, 'albums.get', 'sessions.create', false],
	['a lost sign-in ends everything', lost, 'albums.get', 'sessions.create', true],
])('%s', (_, failure, by, method, expected) => {
	expect(makesImpossible({ message: '', ...failure }, by, method)).toBe(expected);
});
