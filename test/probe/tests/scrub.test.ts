import type { Exchange } from '../exchange';
import { Scrubber } from '../scrub';

const ALBUM = 'AF1QipNAlbumAlbumAlbumAlbumAlbumAlbumAlbumAlbum01';
const ITEM = 'ALJwbaItemItemItemItemItemItemItemItemItemItem_02';
const TOKEN = 'CAISiQTokenTokenTokenTokenTokenTokenTokenToken-03';
const PAGE = 'Ci9PageTokenPageTokenPageToken+/==04';
const SESSION = '2ea3dc54-f352-4d9d-a667-1b497bdf4e52';
const ACCESS = 'ya29.a0AccessAccessAccess-05';
const MEDIA = 'https://lh3.googleusercontent.com/lr/AGiIYOBaseUrlBaseUrlBaseUrl06';
const UPLOAD = 'AEnB2UpUploadIdUploadIdUploadId07';
const SHORT = 'k9';

function exchange(more: Partial<Exchange>): Exchange {
	return {
		call: 'albums.get',
		situation: 'any',
		request: { url: 'https://photoslibrary.googleapis.com/v1/albums', headers: {} },
		status: 200,
		headers: {},
		body: {},
		...more,
	};
}

/** One run in which every kind of id and token stands somewhere. */
const run: Exchange[] = [
	exchange({
		request: {
			url: `https://photoslibrary.googleapis.com/v1/albums/${ALBUM}`,
			headers: { authorization: `Bearer ${ACCESS}` },
		},
		body: {
			id: ALBUM,
			title: 'My holidays',
			productUrl: `https://photos.google.com/lr/album/${ALBUM}`,
			coverPhotoMediaItemId: ITEM,
			coverPhotoBaseUrl: MEDIA,
		},
	}),
	exchange({
		call: 'mediaItems.search',
		request: {
			url: 'https://photoslibrary.googleapis.com/v1/mediaItems:search',
			headers: {},
			json: { albumId: ALBUM, pageToken: PAGE },
		},
		body: {
			mediaItems: [{ id: ITEM, baseUrl: MEDIA, filename: 'IMG_1.jpg', mimeType: 'image/jpeg' }],
			nextPageToken: `${PAGE}next`,
		},
	}),
	exchange({
		call: 'uploads.create',
		headers: {
			'x-goog-upload-url': `https://photoslibrary.googleapis.com/v1/uploads?upload_id=${UPLOAD}`,
			'x-guploader-uploadid': `${UPLOAD}x`,
			'x-goog-upload-status': 'active',
		},
		body: `${TOKEN}\n`,
	}),
	exchange({
		call: 'mediaItems.batchCreate',
		status: 400,
		request: {
			url: 'https://photoslibrary.googleapis.com/v1/mediaItems:batchCreate',
			headers: {},
			json: { newMediaItems: [{ simpleMediaItem: { uploadToken: TOKEN } }] },
		},
		body: {
			error: {
				code: 400,
				status: 'INVALID_ARGUMENT',
				message: `Token ${TOKEN} and item ${ITEM} (${ITEM.slice(0, 20)}…) of ${SHORT}.`,
				details: [{ reason: 'X', metadata: { consumer: 'projects/123456789012' } }],
			},
		},
	}),
	exchange({
		call: 'sessions.get',
		request: { url: `https://photospicker.googleapis.com/v1/sessions/${SESSION}`, headers: {} },
		body: {
			id: SESSION,
			pickerUri: `https://photos.google.com/integration/picker/auth/${SESSION}`,
			pollingConfig: { pollInterval: '5s' },
		},
	}),
	exchange({
		call: 'download',
		request: { url: `${MEDIA}=d`, headers: {} },
		status: 302,
		headers: {
			location: `https://video-downloads.googleusercontent.com/ABzBgw3LocationLocation08`,
		},
		body: `<html>${MEDIA} is gone, ${encodeURIComponent(PAGE)}</html>`,
	}),
	exchange({ call: 'albums.addEnrichment', body: { enrichmentItem: { id: SHORT } } }),
];

const SECRETS = [ALBUM, ITEM, TOKEN, PAGE, SESSION, ACCESS, MEDIA, UPLOAD];

function scrubbed(): { scrubber: Scrubber; text: string } {
	const scrubber = new Scrubber();
	for (const one of run) scrubber.learnFrom(one);
	const text = run
		.map(({ call, headers, body }) =>
			JSON.stringify([scrubber.scrubHeaders(headers), scrubber.scrub(body, call)]),
		)
		.join('\n');
	return { scrubber, text };
}

it.each(SECRETS)('takes %s out wherever it stands', (secret) => {
	const { text } = scrubbed();
	expect(text).not.toContain(secret);
	expect(text).not.toContain(encodeURIComponent(secret));
	expect(text).not.toContain(secret.slice(0, 20));
});

/** All values of fields whose name ends like that of an id, a token or an address. */
function valuesOfSecretFields(value: unknown, key = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((one) => valuesOfSecretFields(one, key));
	if (typeof value === 'object' && value !== null) {
		return Object.entries(value).flatMap(([name, one]) => valuesOfSecretFields(one, name));
	}
	return /(id|ids|token|tokens|uri|url)$/i.test(key) ? [String(value)] : [];
}

it('lets nothing survive that stood in an id or token field of a request or response', () => {
	const { text } = scrubbed();
	const values = run.flatMap(({ request, body }) => valuesOfSecretFields([request.json, body]));
	expect(values).toEqual(expect.arrayContaining([ALBUM, ITEM, TOKEN, PAGE, SHORT]));
	for (const value of values.filter(({ length }) => length > SHORT.length)) {
		expect(text).not.toContain(value);
	}
	expect(text).not.toMatch(new RegExp(`\\b${SHORT}\\b`));
});

it('names what a placeholder stands for, the same for the same value', () => {
	const scrubber = new Scrubber();
	for (const one of run) scrubber.learnFrom(one);
	expect(scrubber.scrub(run[0].body, 'albums.get')).toEqual({
		id: 'ALBUM_ID',
		title: 'TITLE',
		productUrl: 'PRODUCT_URL',
		coverPhotoMediaItemId: 'MEDIA_ITEM_ID',
		coverPhotoBaseUrl: 'BASE_URL',
	});
	expect(scrubber.scrub(run[1].body, 'mediaItems.search')).toEqual({
		mediaItems: [
			{
				id: 'MEDIA_ITEM_ID',
				baseUrl: 'BASE_URL',
				filename: 'FILENAME',
				mimeType: 'image/jpeg',
			},
		],
		nextPageToken: 'PAGE_TOKEN_2',
	});
	expect(scrubber.scrub(run[3].body, 'mediaItems.batchCreate')).toMatchObject({
		error: {
			code: 400,
			message: 'Token UPLOAD_TOKEN and item MEDIA_ITEM_ID (MEDIA_ITEM_ID…) of ENRICHMENT_ITEM_ID.',
			details: [{ metadata: { consumer: 'projects/NUMBER' } }],
		},
	});
	expect(scrubber.scrub(run[4].body, 'sessions.get')).toMatchObject({
		id: 'SESSION_ID',
		pickerUri: 'PICKER_URI',
		pollingConfig: { pollInterval: '5s' },
	});
});

it('keeps the headers that tell something, without the ids in them', () => {
	const scrubber = new Scrubber();
	for (const one of run) scrubber.learnFrom(one);
	expect(scrubber.scrubHeaders(run[2].headers)).toEqual({
		'x-goog-upload-status': 'active',
		'x-goog-upload-url': 'https://photoslibrary.googleapis.com/v1/uploads?upload_id=UPLOAD_ID',
	});
	expect(scrubber.scrubHeaders(run[5].headers)).toEqual({ location: 'BASE_URL_2' });
	expect(scrubber.scrubHeaders({ 'set-cookie': 'a=b' })).toBeNull();
});

it('takes out what looks like an id, a token or a person although it was never learned', () => {
	const scrubber = new Scrubber();
	const text = [
		'anna@example.com',
		'123456789012-abc.apps.googleusercontent.com',
		'ya29.NeverSeen',
		'1//0NeverSeenNeverSeen',
		'a'.repeat(50),
		'project 515433750482',
	].join(' ');
	expect(scrubber.scrubText(text)).toBe(
		'EMAIL CLIENT_ID ACCESS_TOKEN REFRESH_TOKEN OPAQUE project NUMBER',
	);
});

it('keeps the names that the probe gave, and of a picked photo only the form of its time', () => {
	const scrubber = new Scrubber();
	const body = {
		title: 'n8n probe',
		createTime: '2025-02-27T23:34:05.466Z',
		mediaFile: { filename: 'Anna.jpg', mediaFileMetadata: { cameraMake: 'Mine' } },
		links: [{ description: 'Request a higher quota limit.' }],
	};
	expect(scrubber.scrub(body)).toEqual({
		title: 'n8n probe',
		createTime: '0000-00-00T00:00:00.000Z',
		mediaFile: { filename: 'FILENAME', mediaFileMetadata: { cameraMake: 'CAMERA_MAKE' } },
		links: [{ description: 'Request a higher quota limit.' }],
	});
});

it('finds what was learned in a text that is to be written', () => {
	const { scrubber, text } = scrubbed();
	expect(scrubber.leaksIn(text)).toEqual([]);
	expect(scrubber.leaksIn(`${text} ${ITEM}`)).toContain(ITEM);
});
