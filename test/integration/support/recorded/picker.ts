import { MEDIA_HOST } from '../downloads';
import {
	downloadingPicked,
	openingSession,
	readingPicked,
	VIDEO_HOST,
	withSession,
} from './situations';
import { ALWAYS, both, fails, type Statement, succeeds } from './statement';

const notEnabled = fails(/Google Photos Picker API is not enabled/);

export const pickerStatements: Statement[] = [
	{
		id: 'sessionsCreate-live',
		reads: 'is a session with its link, and a pace of its own to ask',
		when: openingSession,
		then: both(succeeds(1, 1), ({ result }) => {
			expect(result.json[0]).toMatchObject({
				pickerUri: 'https://photos.google.com/integration/picker/auth/...',
				autocloseUri: 'https://photos.google.com/integration/picker/auth/.../autoclose',
				expireTime: '2026-08-26T08:45:52Z',
				mediaItemsSet: false,
			});
		}),
	},
	{
		id: 'sessionsCreate-seven-days',
		reads: 'tells when the session ends',
		when: openingSession,
		times: 0,
		then: ({ result }) => {
			const days = (Date.parse(result.json[0].expireTime as string) - Date.now()) / 86_400_000;
			expect(Math.round(days)).toBe(7);
		},
	},
	{
		id: 'sessionsCreate-no-photos-account',
		reads: 'says that the account has no Google Photos',
		when: openingSession,
		times: ALWAYS,
		then: both(fails(/account/, /photos\.google\.com/), ({ result, calls }) => {
			expect(result.error?.message).toMatch(/account has no .*Google Photos/);
			expect(calls).toBe(1);
		}),
	},
	{
		id: 'sessionsCreate-api-not-enabled',
		reads: 'names the API to enable',
		when: openingSession,
		times: ALWAYS,
		then: notEnabled,
	},
	{
		id: 'sessionsCreate-api-not-enabled-details',
		reads: 'names the API to enable',
		when: openingSession,
		times: ALWAYS,
		then: notEnabled,
	},
	{
		id: 'sessionsCreate-missing-scope',
		reads: 'names the scope that is missing',
		when: openingSession,
		times: ALWAYS,
		then: fails(/photospicker\.mediaitems\.readonly/, /box|tick/i),
	},
	{
		id: 'sessionsGet-gone',
		reads: 'says that the session is unknown',
		when: withSession('get'),
		times: ALWAYS,
		then: both(fails(/picking session/, /expired|deleted/), ({ calls }) => expect(calls).toBe(1)),
	},
	{
		id: 'sessionsGet-before-done',
		reads: 'is not done yet',
		when: withSession('get'),
		then: both(succeeds(1, 1), ({ result }) =>
			expect(result.json[0]).toMatchObject({ mediaItemsSet: false }),
		),
	},
	{
		id: 'sessionsDelete-live',
		reads: 'is a success without a body',
		when: withSession('delete'),
		then: both(succeeds(1, 1), ({ result }) =>
			expect(result.json[0]).toMatchObject({ deleted: true }),
		),
	},
	{
		id: 'picked-three-photos',
		reads: 'is a picked photo, with its size as numbers',
		when: readingPicked({ photos: 1 }),
		then: both(succeeds(1, 1), ({ result }) => {
			const text = JSON.stringify(result.json[0]);
			expect(text).toMatch(/DSC01664\.JPG/);
			expect(text).toMatch(/"width":4000/);
		}),
	},
	{
		id: 'picked-one-photo',
		reads: 'is a picked photo, its time with milliseconds',
		when: readingPicked({ photos: 1 }),
		then: both(succeeds(1, 1), ({ result }) => {
			const text = JSON.stringify(result.json[0]);
			expect(text).toContain('2025-02-27T23:34:05.466Z');
			expect(text).toContain('PXL_20250227_233405466.jpg');
		}),
	},
	{
		id: 'picked-194',
		reads: 'is read to the end, in two pages',
		when: readingPicked({ photos: 194 }),
		times: 0,
		then: succeeds(194, 2),
	},
	{
		id: 'picked-wrong-path',
		reads: 'does not happen: the session is a parameter',
		when: readingPicked({ photos: 1 }),
		times: 0,
		then: both(succeeds(1, 1), ({ google }) => {
			const [{ path, query }] = google.requests('GET /v1/mediaItems');
			expect([path, query]).toEqual(['/v1/mediaItems', expect.stringContaining('sessionId=')]);
		}),
	},
	{
		id: 'picked-wrong-path',
		reads: 'fails without the page where it happens all the same',
		when: readingPicked({ photos: 1 }),
		times: ALWAYS,
		then: fails(/picking session/),
	},
	{
		id: 'picked-bytes-without-suffix',
		reads: 'does not happen: a video is asked for with =dv',
		when: downloadingPicked({ videos: 1 }),
		times: 0,
		then: both(succeeds(1), ({ google, result }) => {
			const paths = google.requests().filter(({ host }) => host === MEDIA_HOST);
			expect(paths.map(({ path }) => path.split('=')[1])).toEqual(['dv']);
			expect(google.requests().filter(({ host }) => host === VIDEO_HOST)).toHaveLength(1);
			expect(result.items[0].binary?.data.mimeType).toBe('video/mp4');
		}),
	},
	{
		id: 'picked-bytes-live',
		reads: 'is the file, fetched with the token',
		when: downloadingPicked({ photos: 1 }),
		times: 0,
		then: both(succeeds(1, 1), ({ google }) => {
			const [request] = google.requests().filter(({ host }) => host === MEDIA_HOST);
			expect(request.headers.authorization).toMatch(/^Bearer/);
		}),
	},
	{
		id: 'picked-bytes-refused',
		reads: 'fails after one more look at the session',
		when: downloadingPicked({ photos: 1 }),
		times: ALWAYS,
		then: both(fails(/base URL/), ({ calls }) => expect(calls).toBe(2)),
	},
];
