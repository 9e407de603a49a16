import { recordedResponses } from '../../../simulator';
import { gettingByIds, gettingItem, GONE, listingItems, searching } from './situations';
import { ALWAYS, both, fails, failsOnly, type Statement, succeeds } from './statement';

const READ_SCOPE = /photoslibrary\.readonly\.appcreateddata/;
/** As it is given for the excerpt, which has none. */
const VIDEO_ID = `ALvc__${'v'.repeat(64)}`;
const sameParameters = /you must use the same parameters as the previous request/;
interface BatchGetBody {
	mediaItemResults: Array<{ mediaItem?: { id: string } }>;
}
const shown = (recordedResponses.find(({ id }) => id === 'batchGet-one-gone')?.body as BatchGetBody)
	.mediaItemResults[1].mediaItem!.id;

export const mediaItemStatements: Statement[] = [
	{
		id: 'search-api-not-enabled',
		reads: 'names the API to enable',
		when: searching(1),
		times: ALWAYS,
		then: fails(/Photos Library API is not enabled/),
	},
	{
		id: 'mediaItems-photos-disabled',
		reads: 'is about the account, not about the API in the project',
		when: listingItems(1),
		times: ALWAYS,
		then: both(
			fails(/account/i, /administrator|Workspace|switched off|turned off/i),
			({ result }) => {
				expect(result.errorText).not.toMatch(/not enabled in the Google Cloud project/);
			},
		),
	},
	{
		id: 'batchGet-one-gone',
		reads: 'fails the gone ID alone',
		when: gettingByIds(GONE, shown),
		then: both(failsOnly([0], /does not show/, /Invalid media item ID/), ({ result }) => {
			expect(result.json).toMatchObject([{ id: shown }]);
		}),
	},
	{
		id: 'batchGet-deleted',
		reads: 'fails the ID, though the status has no code',
		when: gettingByIds(GONE),
		then: failsOnly([0], /does not show/, /Invalid media item ID/),
	},
	{
		id: 'batchGet-ready-video',
		reads: 'gives the video with its size as numbers',
		when: gettingByIds(VIDEO_ID),
		then: both(succeeds(1, 1), ({ result }) => {
			expect(JSON.stringify(result.json[0])).toMatch(/VID_20200229_114654\.mp4.*/);
			expect(result.json[0]).toMatchObject({
				width: expect.any(Number) as number,
				height: expect.any(Number) as number,
			});
		}),
	},
	{
		id: 'batchGet-poisoned',
		reads: 'is read again, for it may pass',
		when: gettingByIds(),
		then: succeeds(3),
	},
	{
		id: 'batchGet-poisoned',
		reads: 'takes nobody else along where it does not pass',
		fast: true,
		when: gettingByIds(),
		google: (google) => google.control.mark(google.library().mediaItems[1].id, { poisoned: true }),
		times: 0,
		then: failsOnly([1], /HTTP status 500|Internal error/),
	},
	{
		id: 'get-gone',
		reads: 'names Media Item and what an app sees',
		when: gettingItem,
		times: ALWAYS,
		then: fails(/'Media Item'/, /OAuth client|client ID/, /does not match any media items/),
	},
	{
		id: 'get-malformed-id',
		reads: 'names Media Item',
		when: gettingItem,
		times: ALWAYS,
		then: fails(/'Media Item'/, /Invalid media item ID/),
	},
	{
		id: 'list-empty-page-with-token',
		reads: 'goes on with the token',
		when: listingItems(0),
		google: ({ control }) =>
			control.replay('list-nothing', { route: 'GET /v1/mediaItems', skip: 1 }),
		then: both(succeeds(0, 2), ({ google }) => {
			expect(google.requests()[1].query).toContain(`pageToken=${encodeURIComponent('…')}`);
		}),
	},
	{
		id: 'search-token-too-many',
		reads: 'ends a list of exactly one page with nothing more',
		when: searching(100),
		google: ({ control }) => control.tokenAtEnd(true),
		skip: 1,
		then: succeeds(100, 2),
	},
	{
		id: 'list-nothing',
		reads: 'is an empty list',
		when: listingItems(0),
		then: both(succeeds(0, 1), ({ result }) => expect(result.hints).toHaveLength(1)),
	},
	{
		id: 'search-token-other-parameters',
		reads: 'does not happen: every request of a walk is the same but for its token',
		when: searching(130),
		times: 0,
		then: both(succeeds(130, 2), ({ google }) => {
			const [first, second] = google.requests().map(({ body }) => body as { pageToken?: string });
			expect({ ...second, pageToken: undefined }).toEqual({ ...first, pageToken: undefined });
		}),
	},
	{
		id: 'search-token-other-parameters',
		reads: "is told in Google's words where it happens all the same",
		when: searching(130),
		skip: 1,
		times: ALWAYS,
		then: fails(sameParameters),
	},
	{
		id: 'list-token-other-page-size',
		reads: 'does not happen: a walk keeps its page size',
		when: {
			...listingItems(130),
			prepare: async (google) => {
				const { parameters } = await listingItems(130).prepare(google);
				return { parameters: { ...parameters, returnAll: false, limit: 110 } };
			},
		},
		times: 0,
		then: succeeds(110, 2),
	},
	{
		id: 'list-token-other-page-size',
		reads: "is told in Google's words where it happens all the same",
		when: listingItems(130),
		skip: 1,
		times: ALWAYS,
		then: fails(sameParameters),
	},
	{
		id: 'search-filters-in-query',
		reads: "fails in Google's words, whatever its details are",
		when: searching(1),
		times: ALWAYS,
		then: fails(/Invalid JSON payload received\. Unknown name/),
	},
	{
		id: 'search-album-with-filters',
		reads: 'does not happen: an album is searched without filters',
		when: searching(1),
		times: 0,
		then: both(succeeds(1, 1), ({ google }) =>
			expect(google.requests()[0].body).not.toHaveProperty('filters'),
		),
	},
	{
		id: 'list-401',
		reads: 'is read again, for it may pass by itself',
		when: listingItems(2),
		then: succeeds(2),
	},
	{
		id: 'list-401',
		reads: 'refreshes the token once and reads again',
		when: listingItems(2),
		google: ({ control }) => control.expireAccessTokens(),
		then: both(succeeds(2), ({ google }) => expect(google.credential.refreshes).toBe(1)),
	},
	{
		id: 'search-removed-scopes',
		reads: 'names the scope that is missing, without details',
		when: searching(1),
		times: ALWAYS,
		then: fails(READ_SCOPE, /box|tick/i),
	},
	{
		id: 'list-missing-scope',
		reads: 'names the scope that is missing',
		when: listingItems(1),
		times: ALWAYS,
		then: fails(READ_SCOPE, /box|tick/i),
	},
	{
		id: 'list-overlapping-page',
		reads: 'gives the repeated item once',
		when: listingItems(150),
		google: ({ control }) => control.overlapPages(true),
		times: 0,
		then: succeeds(150, 2),
	},
];
