import { readBinary } from '../binaries';
import { MEDIA_HOST } from '../downloads';
import { video } from '../../../support/videos';
import { downloading, downloadingVideo, VIDEO_HOST } from './situations';
import { ALWAYS, both, fails, type Statement, succeeds } from './statement';

const BATCH_GET = 'GET /v1/mediaItems:batchGet';
const quota = /quota|too many/i;

export const bytesStatements: Statement[] = [
	{
		id: 'bytes-lost-item',
		reads: 'fails after one more look at the item, without the picture',
		when: downloading(1),
		times: ALWAYS,
		then: both(fails(/base URL/), ({ google, calls }) => {
			expect(calls).toBe(2);
			expect(google.requests(BATCH_GET)).toHaveLength(2);
		}),
	},
	{
		id: 'bytes-expired',
		reads: 'takes a new address',
		when: downloading(1),
		then: both(succeeds(1, 2), ({ google }) => expect(google.requests(BATCH_GET)).toHaveLength(2)),
	},
	{
		id: 'bytes-expired-after-30-minutes',
		reads: 'takes new addresses once for all files',
		when: downloading(4),
		times: 4,
		then: both(succeeds(4, 8), ({ google }) =>
			expect(google.requests(BATCH_GET).length).toBeLessThanOrEqual(3),
		),
	},
	{
		id: 'bytes-429-then-403',
		reads: 'ends the run after a few, with the number that are left',
		when: downloading(30, true),
		google: ({ control }) => control.setMediaQuota(10),
		times: 0,
		fast: true,
		then: ({ result, google }) => {
			expect(result.status).toBe('success');
			expect(result.items).toHaveLength(10);
			expect(result.errorItems).toHaveLength(20);
			const refused = google
				.requests()
				.filter(({ host, status }) => host === MEDIA_HOST && status >= 400);
			expect(refused.length).toBeLessThan(20);
			const texts = result.errorItems.map(
				({ json, error }) => `${json.error as string} ${error?.description}`,
			);
			expect(texts.join('\n')).toMatch(/\b20\b/);
			expect(texts.join('\n')).toMatch(quota);
			expect(texts.join('\n')).not.toMatch(/base URL/);
		},
	},
	{
		id: 'bytes-429-daily',
		reads: 'says that the quota of the media host is used up',
		when: downloading(1),
		times: ALWAYS,
		fast: true,
		then: fails(quota),
	},
	{
		id: 'video-redirect',
		reads: 'is followed to the other host, without the token',
		when: downloadingVideo,
		times: 0,
		then: both(succeeds(1, 1), async ({ google, result }) => {
			const bytes = await readBinary(result.items[0]);
			expect(bytes.equals(video(100_000))).toBe(true);
			const [request] = google.requests().filter(({ host }) => host === VIDEO_HOST);
			expect(request.headers).not.toHaveProperty('authorization');
		}),
	},
	{
		id: 'video-redirect',
		reads: 'fails the file where the other host does not know it',
		when: { ...downloadingVideo, call: { host: MEDIA_HOST } },
		times: ALWAYS,
		then: fails(/Google Photos (did|could) not/),
	},
	{
		id: 'video-500',
		reads: 'is tried again',
		when: downloadingVideo,
		then: succeeds(1, 2),
	},
	{
		id: 'video-400',
		reads: 'fails the video, without the page',
		when: downloadingVideo,
		times: ALWAYS,
		then: fails(/Google Photos (did|could) not/, /400/),
	},
	{
		id: 'video-404',
		reads: 'takes a new address',
		when: downloadingVideo,
		then: succeeds(1, 2),
	},
	{
		id: 'video-range-ignored',
		reads: 'does not matter: what broke off is fetched again from the start',
		when: downloadingVideo,
		google: ({ control }) => control.fail({ host: VIDEO_HOST, truncateTo: 50_000 }),
		times: 0,
		then: both(succeeds(1, 2), async ({ google, result }) => {
			expect((await readBinary(result.items[0])).equals(video(100_000))).toBe(true);
			for (const { headers } of google.requests()) expect(headers).not.toHaveProperty('range');
		}),
	},
];
