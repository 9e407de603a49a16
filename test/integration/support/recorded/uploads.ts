import { CURRENT_SCOPES } from '../google';
import { UPLOAD } from '../uploads';
import { sendingBytes, sendingVideo } from './situations';
import { ALWAYS, both, fails, type Reading, type Statement, succeeds, waits } from './statement';

/** The upload endpoint says of a missing scope what it says of a stale token. */
const namesScope = fails(/photoslibrary\.appendonly/, /box|tick/i);
const APPEND = 'https://www.googleapis.com/auth/photoslibrary.appendonly';
const inSession = { route: UPLOAD, includes: 'upload_id' };

const bytesArrived: Reading = ({ google, result }) => {
	expect(google.library().mediaItems).toMatchObject([{ id: result.json[0].id }]);
};
const commands: (expected: string[]) => Reading =
	(expected) =>
	({ google }) =>
		expect(google.requests(UPLOAD).map(({ headers }) => headers['x-goog-upload-command'])).toEqual(
			expected,
		);

export const uploadStatements: Statement[] = [
	{
		id: 'uploads-401-missing-scope',
		reads: 'names the scope and the boxes of the consent page',
		when: sendingBytes,
		times: ALWAYS,
		then: namesScope,
	},
	{
		id: 'uploads-401-with-headers',
		reads: 'names the scope and the boxes, also where n8n has stored none',
		when: sendingBytes,
		google: (google) => google.connect(CURRENT_SCOPES.filter((scope) => scope !== APPEND)),
		times: 0,
		then: namesScope,
	},
	{
		id: 'uploads-401-expired-token',
		reads: 'refreshes the token once and sends the bytes again',
		when: sendingBytes,
		google: ({ control }) => control.expireAccessTokens(),
		then: both(succeeds(1, 2), ({ google }) => expect(google.credential.refreshes).toBe(1)),
	},
	{
		id: 'uploads-401-while-starting',
		reads: 'refreshes the token once and starts the session again',
		when: sendingVideo(),
		then: both(succeeds(1), commands(['start', 'start', 'upload, finalize'])),
	},
	{
		id: 'uploads-empty-file',
		reads: 'says that the file is empty',
		when: sendingBytes,
		times: ALWAYS,
		then: both(fails(/empty/), ({ calls }) => expect(calls).toBe(1)),
	},
	{
		id: 'uploads-quota-2018',
		reads: 'is waited out, though it is a 400',
		when: sendingBytes,
		fast: true,
		then: waits,
	},
	{
		id: 'uploads-too-large',
		reads: 'says that the file is too large',
		when: sendingBytes,
		times: ALWAYS,
		then: both(fails(/too large/), ({ calls }) => expect(calls).toBe(1)),
	},
	{
		id: 'uploads-checksum',
		reads: "fails in Google's words",
		when: sendingBytes,
		times: ALWAYS,
		then: fails(/Checksum from header does not match/),
	},
	{
		id: 'uploads-checksum-newer',
		reads: "fails in Google's words",
		when: sendingBytes,
		times: ALWAYS,
		then: fails(/User-provided checksum does not match/),
	},
	{
		id: 'uploads-resumable-start',
		reads: 'sends the bytes to the address, and starts anew where that leads nowhere',
		when: sendingVideo(),
		then: both(succeeds(1), bytesArrived, ({ google }) => {
			const [, bytes] = google.requests(UPLOAD);
			expect(bytes.query).toMatch(/upload_id=AEnB2Up8x+&upload_protocol=resumable/);
		}),
	},
	{
		id: 'uploads-query-final-session',
		reads: 'sends the bytes anew, because the token is gone',
		when: sendingVideo(inSession),
		google: ({ control }) => control.fail({ ...inSession, dropAfterBytes: 1000 }),
		then: both(succeeds(1), bytesArrived),
	},
	{
		id: 'uploads-session-rejected',
		reads: 'ends: what Google has closed with a refusal is not sent again',
		when: sendingVideo(inSession),
		then: both(fails(/did not accept/), commands(['start', 'upload, finalize'])),
	},
	{
		id: 'uploads-resumable-chunks',
		reads: 'needs no chunks: the bytes of a session go in one stream',
		when: sendingVideo(),
		times: 0,
		then: both(succeeds(1), commands(['start', 'upload, finalize'])),
	},
	{
		id: 'uploads-connection-broken',
		reads: 'sends the bytes again',
		when: sendingBytes,
		then: both(succeeds(1, 2), bytesArrived),
	},
];
