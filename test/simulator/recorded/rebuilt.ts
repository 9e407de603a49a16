import { missingPicture } from '../library/missingImage';
import { recordedResponses } from './responses';

/** How a response was on the wire, where the source tells it in words. */
interface Rebuilt {
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	/** An error page of Google's front end with this title. */
	page?: string;
	drop?: 'before';
}

const HTML = { 'content-type': 'text/html; charset=UTF-8' };
const FAILURE = 'There was an error while trying to create this media item.';
const GENERAL = `Failed: ${FAILURE}`;
const created = { status: { message: 'Success' }, mediaItem: { id: 'created' } };
const results = (...newMediaItemResults: object[]): Rebuilt => ({ body: { newMediaItemResults } });
const error = (code: number, status: string, message: string): Rebuilt => ({
	body: { error: { code, message, status } },
});
/** Of the upload endpoint: no envelope. */
const bare = (code: number, message: string): Rebuilt => ({
	body: JSON.stringify({ code, message }, null, 2),
	headers: HTML,
});
const noSession: Rebuilt = { ...bare(16, 'Authentication session is not defined.'), status: 401 };
const bodyOf = <Body>(id: string) => recordedResponses.find((one) => one.id === id)?.body as Body;

/** By the id of the response; null for what is no single response. */
export const REBUILT: Record<string, Rebuilt | null> = {
	'batchCreate-token-of-another-account': error(
		400,
		'INVALID_ARGUMENT',
		'Request must contain a valid upload token.',
	),
	'batchCreate-429-without-retry-after': error(
		429,
		'RESOURCE_EXHAUSTED',
		"Quota exceeded for quota metric 'photoslibrary.googleapis.com/write_requests' and limit " +
			"'WritesPerMinutePerUser' of service 'photoslibrary.googleapis.com' for consumer " +
			"'project_number:123456789012'.",
	),
	'batchCreate-without-results': { status: 200, body: {} },
	// Without the token, which was cut off.
	'batchCreate-bad-image': results({ status: { code: 3, message: `BAD_IMAGE: ${FAILURE}` } }),
	'batchCreate-success-older': results({ ...created, status: { message: 'OK' } }),
	'batchCreate-item-already-exists': results(created, { status: { code: 6, message: GENERAL } }),
	'batchCreate-item-refused': results({ status: { code: 3, message: GENERAL } }),
	'batchCreate-live-success': results({
		status: { message: 'Success' },
		mediaItem: bodyOf<{ mediaItem: object }>('batchCreate-live-success').mediaItem,
	}),
	'batchCreate-partial-failure-200': results(created, { status: { code: 3, message: GENERAL } }),
	'batchCreate-identical-bytes-later': results({
		status: { message: 'Success' },
		mediaItem: { id: 'original', filename: 'original.jpg' },
	}),

	'uploads-401-missing-scope': noSession,
	'uploads-401-with-headers': noSession,
	'uploads-401-expired-token': noSession,
	'uploads-401-while-starting': noSession,
	'uploads-empty-file': bare(3, 'Payload must not be empty'),
	'uploads-quota-2018': {
		body:
			"Insufficient tokens for quota 'photoslibrary.googleapis.com/upload_requests' and limit " +
			"'UploadsPerMinute'",
	},
	'uploads-too-large': { body: 'Request Entity Too Large' },
	'uploads-checksum': bare(3, 'Checksum from header does not match received payload content.'),
	'uploads-checksum-newer': bare(
		3,
		'User-provided checksum does not match received payload content.',
	),
	// The client tells it of every session that is not active; which status it had is not known.
	'uploads-session-rejected': {
		status: 400,
		headers: { 'x-goog-upload-status': 'final' },
		body: '',
	},
	'uploads-resumable-chunks': null,
	'uploads-connection-broken': { drop: 'before' },

	'albumsList-page-token-decoded': {
		body: { albums: [{ id: 'album', title: 'Rome' }], nextPageToken: 'the-same-again' },
	},
	'albumsList-outage-404': { page: 'Not Found' },
	'albumsList-double-slash': { page: 'Not Found' },

	'batchGet-ready-video': {
		body: {
			mediaItemResults: [
				{
					mediaItem: {
						// Of the shape of an id.
						id: `ALvc__${'v'.repeat(64)}`,
						...bodyOf<{ mediaItem: object }>('batchGet-ready-video').mediaItem,
					},
				},
			],
		},
	},
	'batchGet-poisoned': error(500, 'INTERNAL', 'Internal error encountered.'),
	'get-malformed-id': error(400, 'INVALID_ARGUMENT', 'Invalid media item ID.'),
	'search-album-with-filters': error(400, 'INVALID_ARGUMENT', 'Both album ID and filters are set.'),
	'batchCreate-no-json': error(
		400,
		'INVALID_ARGUMENT',
		'Invalid JSON payload received. Unexpected token.\n\ufffdPNG\r\n\u001a\n^',
	),
	'list-overlapping-page': null,

	'bytes-lost-item': { body: missingPicture() },
	'bytes-expired-after-30-minutes': { page: 'Forbidden' },
	'bytes-429-then-403': null,
	'bytes-429-daily': { body: '' },
	'video-redirect': {
		headers: { location: bodyOf<string>('video-redirect').replace('…', '') },
		body: '',
	},
	'video-500': { page: 'Internal Server Error' },
	'video-400': { page: 'Bad Request' },
	'video-404': { page: 'Not Found' },
	'video-range-ignored': null,

	'picked-bytes-without-suffix': null,
	'sessionsCreate-seven-days': null,
	// The source shows one field of the session.
	'sessionsGet-before-done': {
		body: {
			...bodyOf<object>('sessionsCreate-live'),
			...bodyOf<object>('sessionsGet-before-done'),
		},
	},
	'picked-194': null,
	'picked-wrong-path': { page: 'Not Found' },
	'picked-bytes-live': null,
	'picked-bytes-refused': { page: 'Forbidden' },

	'oauth-drive-scopes': {
		body: 'Error 400: invalid_request. This request contains scopes that cannot be requested together',
	},
	'oauth-refresh-invalid-grant': { status: 400, body: { error: 'invalid_grant' } },
	'oauth-library-and-picker': null,
};
