import { locator } from '../../../support/workflow';
import { BATCH_CREATE, UPLOAD } from '../uploads';
import { CURRENT_SCOPES } from '../google';
import { jsonItems } from '../items';
import { createUploadTokens } from '../uploadTokens';
import { creating, uploading, uploadingInto } from './situations';
import {
	ALWAYS,
	both,
	fails,
	failsOnly,
	type Situation,
	type Statement,
	succeeds,
	waits,
	waitsShortly,
} from './statement';

/** Three tokens, of which the second is another person's. */
const creatingWithForeignToken: Situation = {
	call: { route: BATCH_CREATE },
	prepare: async (google) => {
		const own = await createUploadTokens(google, 2);
		const other = google.credentialOf('somebody-else', CURRENT_SCOPES);
		const foreign = await createUploadTokens(google, 1, other);
		const items = jsonItems(...[own[0], foreign[0], own[1]].map((token) => ({ token })));
		const parameters = {
			resource: 'mediaItem',
			operation: 'create',
			uploadToken: '={{ $json.token }}',
		};
		return { parameters, items, onError: 'continueErrorOutput' };
	},
};

const storage = /storage/i;
const waiting = {
	reads: 'is waited out for half a minute or more, then sent again',
	fast: true,
	then: waits,
};
const waitingShortly = {
	reads: 'is waited out for a moment, then sent again',
	fast: true,
	then: waitsShortly,
};

export const batchCreateStatements: Statement[] = [
	{
		id: 'batchCreate-no-token',
		reads: 'is told of the token, which no other one is left to blame for',
		when: creating(1),
		times: ALWAYS,
		then: fails(/upload token/i, /must contain a valid upload token/),
	},
	{
		id: 'batchCreate-upload-error-as-token',
		reads: 'the call is split until the culprit stands alone',
		when: creating(3),
		then: succeeds(3),
	},
	{
		id: 'batchCreate-token-of-final-session',
		reads: 'the call is split, also where the bytes are at hand',
		when: uploading(3),
		then: succeeds(3),
	},
	{
		id: 'batchCreate-token-of-another-account',
		reads: 'fails alone among good ones',
		when: creatingWithForeignToken,
		times: 0,
		then: both(failsOnly([1], /upload token/i), ({ result, google }) => {
			expect(result.inputs).toEqual([0, 2]);
			expect(google.library().mediaItems).toHaveLength(2);
		}),
	},
	{
		id: 'batchCreate-more-than-50',
		reads: 'does not happen: 51 files go in two calls',
		when: uploading(51),
		times: 0,
		then: succeeds(51, 2),
	},
	{
		id: 'batchCreate-more-than-50',
		reads: "is told in Google's words where it happens all the same",
		when: creating(1),
		times: ALWAYS,
		then: fails(/less than 50 items/),
	},
	{
		id: 'batchCreate-storage-full',
		reads: 'is said as such, and not repeated',
		when: uploading(1),
		times: ALWAYS,
		then: both(fails(storage), ({ result, calls }) => {
			expect(result.error?.message).toMatch(storage);
			expect(calls).toBe(1);
		}),
	},
	{
		id: 'batchCreate-storage-full-go',
		reads: 'fails all items of the call',
		when: uploading(2, {}, true),
		times: ALWAYS,
		then: both(failsOnly([0, 1], storage), ({ result }) => {
			for (const { json } of result.errorItems) expect(json.error).toMatch(storage);
		}),
	},
	{
		id: 'batchCreate-storage-full-grpc',
		reads: 'ends the sending of bytes',
		when: uploading(120, {}, true),
		google: ({ control }) => control.setLatency({ [UPLOAD]: 20 }),
		times: ALWAYS,
		then: ({ result, google, calls }) => {
			expect(result.errorItems).toHaveLength(120);
			for (const { json } of result.errorItems) expect(json.error).toMatch(storage);
			expect(google.counts()[UPLOAD]).toBeLessThan(110);
			expect(calls).toBe(1);
		},
	},
	...['go', 'grpc'].map((client): Statement => ({
		id: `batchCreate-foreign-album-${client}`,
		reads: 'names Album, for all items of the call',
		when: uploadingInto(2),
		times: ALWAYS,
		then: failsOnly([0, 1], /'Album'/, /No permission to add media items/),
	})),
	{
		id: 'batchCreate-invalid-album',
		reads: 'is waited out where the album was just made',
		fast: true,
		when: uploading(2, { albumId: locator('name', 'Rome') }),
		then: both(succeeds(2), ({ google }) => {
			expect(google.library().albums[0].mediaItemIds).toHaveLength(2);
		}),
	},
	{
		id: 'batchCreate-invalid-album',
		reads: 'names Album, for all items of the call',
		when: uploadingInto(2),
		times: ALWAYS,
		then: failsOnly([0, 1], /'Album'/, /Invalid album ID/),
	},
	{
		id: 'batchCreate-deleted-album',
		reads: 'names Album, for all items of the call',
		when: uploadingInto(2),
		times: ALWAYS,
		then: failsOnly([0, 1], /'Album'/, /does not match any albums/),
	},
	...['500', '503', '409'].map((status): Statement => ({
		id: `batchCreate-${status}`,
		fast: true,
		reads: 'is sent again, which makes nothing twice',
		when: uploading(2),
		then: both(succeeds(2, 2), ({ google }) => {
			expect(google.library().mediaItems).toHaveLength(2);
		}),
	})),
	{ id: 'batchCreate-429-concurrent', when: uploading(1), ...waitingShortly },
	{
		id: 'batchCreate-429-concurrent-minutes-apart',
		when: uploading(1),
		...waitingShortly,
	},
	{ id: 'batchCreate-429-writes-per-minute', when: uploading(1), ...waiting },
	{ id: 'batchCreate-429-writes-per-minute-older', when: uploading(1), ...waiting },
	{ id: 'batchCreate-429-without-retry-after', when: uploading(1), ...waiting },
	{
		id: 'batchCreate-without-results',
		fast: true,
		reads: 'is looked into: the items are asked for again',
		when: uploading(2),
		then: succeeds(2, 2),
	},
	{
		id: 'batchCreate-bad-image',
		reads: 'refuses the file for good, whatever the HTTP status',
		when: uploading(1),
		times: ALWAYS,
		then: both(fails(/BAD_IMAGE/, /1\.jpg/), ({ calls }) => expect(calls).toBe(1)),
	},
	{
		id: 'batchCreate-success',
		reads: 'is a success without a code',
		when: uploading(1),
		then: succeeds(1, 1),
	},
	{
		id: 'batchCreate-success-older',
		reads: 'is a success, whatever its word',
		when: uploading(1),
		then: succeeds(1, 1),
	},
	{
		id: 'batchCreate-item-code-13',
		fast: true,
		reads: 'passes when the item is sent again',
		when: uploading(1),
		then: succeeds(1, 2),
	},
	{
		id: 'batchCreate-item-code-3',
		reads: 'refuses the file for good',
		when: uploading(1),
		times: ALWAYS,
		then: both(fails(/1\.jpg/, /error while trying to create/), ({ calls }) =>
			expect(calls).toBe(1),
		),
	},
	{
		id: 'batchCreate-item-already-exists',
		reads: 'leads to the item that holds the bytes, by sending them again',
		when: uploading(2),
		then: both(succeeds(2, 2), ({ google }) => expect(google.counts()[UPLOAD]).toBe(3)),
	},
	{
		id: 'batchCreate-item-refused',
		reads: 'fails the item, which has no media item',
		when: uploading(1),
		times: ALWAYS,
		then: fails(/1\.jpg/),
	},
	{
		id: 'batchCreate-live-success',
		reads: 'is a success with its metadata, milliseconds included',
		when: uploading(1),
		then: both(succeeds(1, 1), ({ result }) => {
			expect(JSON.stringify(result.json[0])).toContain('2026-08-10T12:30:08.817Z');
		}),
	},
	{
		id: 'batchCreate-partial-failure-200',
		reads: 'fails the refused item alone under HTTP 200',
		when: uploading(2, {}, true),
		then: both(failsOnly([1], /2\.jpg/), ({ result }) => expect(result.inputs).toEqual([0])),
	},
	{
		id: 'batchCreate-identical-bytes-later',
		reads: 'gives the item that was made first, under its name',
		when: uploading(1),
		then: both(succeeds(1, 1), ({ result }) => {
			expect(result.json[0]).toMatchObject({ id: 'original', filename: 'original.jpg' });
		}),
	},
	{
		id: 'batchCreate-no-json',
		reads: "fails in Google's words",
		when: creating(1),
		times: ALWAYS,
		then: fails(/Invalid JSON payload/),
	},
];
