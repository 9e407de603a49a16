import { adding, creatingAlbum, gettingAlbum, listingAlbums, removing } from './situations';
import {
	ALWAYS,
	both,
	fails,
	failsOnly,
	type Situation,
	type Statement,
	succeeds,
} from './statement';

const oneIdTwice: Situation = {
	...adding(1),
	prepare: async (google) => {
		const { parameters } = await adding(1).prepare(google);
		const { mediaItemIds } = parameters;
		return {
			parameters: {
				...parameters,
				mediaItemIds: `${mediaItemIds as string}, ${mediaItemIds as string}`,
			},
		};
	},
};
const notEnabled = /Photos Library API is not enabled/;
const refusesItems = fails(/'Media Item/, /invalid media item id/);

export const albumStatements: Statement[] = [
	{
		id: 'batchAdd-foreign-items',
		fast: true,
		reads: 'names Media Item and what an app sees',
		when: adding(1),
		times: ALWAYS,
		then: both(refusesItems, fails(/OAuth client|client ID/)),
	},
	{
		id: 'batchAdd-item-known-otherwise',
		fast: true,
		reads: 'is tried once more after a moment, for the item may be new',
		when: adding(2),
		then: succeeds(1, 2),
	},
	{
		id: 'batchAdd-duplicated-ids',
		reads: 'does not happen: an ID that is given twice is sent once',
		when: oneIdTwice,
		times: 0,
		then: both(succeeds(1, 1), ({ google }) => {
			const [{ body }] = google.requests();
			expect((body as { mediaItemIds: string[] }).mediaItemIds).toHaveLength(1);
		}),
	},
	{
		id: 'batchAdd-duplicated-ids',
		reads: "is told in Google's words where it happens all the same",
		when: adding(1),
		times: ALWAYS,
		then: fails(/must not contain duplicated ids/),
	},
	{
		id: 'batchAdd-more-than-50',
		reads: 'does not happen: 51 items go in two calls',
		when: adding(51),
		times: 0,
		then: both(succeeds(1, 2), ({ google }) =>
			expect(google.library().albums[0].mediaItemIds).toHaveLength(51),
		),
	},
	{
		id: 'batchAdd-more-than-50',
		reads: "is told in Google's words where it happens all the same",
		when: adding(1),
		times: ALWAYS,
		then: fails(/less than 50 items/),
	},
	{
		id: 'batchRemove-refused',
		fast: true,
		reads: 'names Media Item, though the item is in the album',
		when: removing(1),
		times: ALWAYS,
		then: refusesItems,
	},
	{
		id: 'batchRemove-refused-again',
		fast: true,
		reads: 'names Media Item, and takes nothing out of the album',
		when: removing(2),
		times: ALWAYS,
		then: both(refusesItems, ({ google }) =>
			expect(google.library().albums[0].mediaItemIds).toHaveLength(2),
		),
	},
	{
		id: 'albumsCreate-api-not-enabled',
		reads: 'names the API to enable, for each item',
		when: creatingAlbum,
		times: ALWAYS,
		then: both(failsOnly([0, 1], notEnabled), ({ google }) =>
			expect(google.library().albums).toEqual([]),
		),
	},
	{
		id: 'albumsList-api-not-enabled',
		reads: 'names the API to enable, without ErrorInfo',
		when: listingAlbums(1),
		times: ALWAYS,
		then: fails(notEnabled),
	},
	{
		id: 'albumsList-daily-quota',
		reads: 'says that the quota of the day is used up, and does not repeat the call',
		when: listingAlbums(1),
		times: ALWAYS,
		then: both(fails(/quota/, /midnight Pacific/), ({ calls }) => expect(calls).toBe(1)),
	},
	{
		id: 'albumsList-daily-quota-shared-client',
		reads: 'says so without details too',
		when: listingAlbums(1),
		times: ALWAYS,
		then: both(fails(/quota/, /midnight Pacific/), ({ calls }) => expect(calls).toBe(1)),
	},
	{
		id: 'albumsList-500',
		fast: true,
		reads: 'is read again',
		when: listingAlbums(3),
		then: succeeds(3, 2),
	},
	{
		id: 'albumsList-503',
		fast: true,
		reads: 'is read again, in the middle of a walk as well',
		when: listingAlbums(60),
		skip: 1,
		then: succeeds(60, 3),
	},
	{
		id: 'albumsList-page-token-decoded',
		reads: 'ends a walk whose token comes again and again',
		when: listingAlbums(1),
		times: ALWAYS,
		then: both(fails(/page token twice/), ({ calls }) => expect(calls).toBeLessThanOrEqual(3)),
	},
	{
		id: 'albumsList-outage-404',
		reads: 'fails, without the page',
		when: listingAlbums(1),
		times: ALWAYS,
		then: fails(/404|not found/i),
	},
	{
		id: 'albumsList-double-slash',
		reads: 'fails, without the page',
		when: listingAlbums(1),
		times: ALWAYS,
		then: both(fails(/404|not found/i), ({ google }) =>
			expect(google.requests()[0].path).toBe('/v1/albums'),
		),
	},
	{
		id: 'albumsGet-no-permission',
		reads: 'says that a permission is missing',
		when: gettingAlbum,
		times: ALWAYS,
		then: fails(/permission/, /The caller does not have permission/),
	},
];
