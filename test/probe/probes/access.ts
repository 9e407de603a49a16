import { call, isGood, words, type Details, type Method } from '../calls';
import { album } from '../fixtures';
import type { Probe } from '../probe';

const SHARE_TOKEN = 'n8n-probe-no-such-share-token';

export const accessProbes: Probe[] = [
	{
		name: 'sharing-methods',
		question: 'Which status do the sharing methods have that Google removed?',
		assumes: '403 PERMISSION_DENIED for each.',
		maxRequests: 6,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			const { id } = await album(lab);
			const json = { shareToken: SHARE_TOKEN };
			const sharing = { sharedAlbumOptions: { isCollaborative: false, isCommentable: false } };
			const asks: Array<[Method, Details]> = [
				['albums.share', { id, json: sharing }],
				['albums.unshare', { id, json: {} }],
				['sharedAlbums.list', {}],
				['sharedAlbums.get', { id: SHARE_TOKEN }],
				['sharedAlbums.join', { json }],
				['sharedAlbums.leave', { json }],
			];
			const answers: string[] = [];
			const statuses: number[] = [];
			for (const [method, details] of asks) {
				const sent = await call(lab, method, 'with the scopes of today', {
					...details,
					once: true,
				});
				answers.push(`${method}: ${words(sent)}`);
				statuses.push(sent.status);
			}
			return { says: answers.join('; '), asAssumed: statuses.every((status) => status === 403) };
		},
	},
	{
		name: 'wrong-access-token',
		question: 'What do the APIs and the uploads answer to a wrong access token?',
		assumes: '401 everywhere.',
		maxRequests: 4,
		leaves: 'nothing',
		async run(lab) {
			const headers = { 'x-goog-upload-protocol': 'raw' };
			const bytes = Buffer.from('n8n probe');
			const wrong = { as: 'stranger', once: true } as const;
			const library = await call(lab, 'albums.list', 'a wrong access token', wrong);
			const uploads = await call(lab, 'uploads.create', 'a wrong access token', {
				...wrong,
				headers,
				bytes,
			});
			const picker = await call(lab, 'sessions.create', 'a wrong access token', {
				...wrong,
				json: {},
			});
			const none = await call(lab, 'albums.list', 'no access token', { as: 'nobody', once: true });
			const says = `Library: ${words(library)}; uploads: ${words(uploads)} as ${uploads.headers['content-type']}; Picker: ${words(picker)}; without a token: ${words(none)}`;
			const all = [library, uploads, picker, none];
			return { says, asAssumed: all.every(({ status }) => status === 401) };
		},
	},
	{
		name: 'retry-after',
		question: 'Does Retry-After or RetryInfo come with any answer of this run?',
		assumes: 'It is honored where it comes; nothing depends on it.',
		maxRequests: 0,
		leaves: 'nothing',
		run(lab) {
			const refused = lab.exchanges.filter((exchange) => !isGood(exchange));
			const withHeader = lab.exchanges.filter(({ headers }) => 'retry-after' in headers);
			const withInfo = refused.filter(({ body }) => JSON.stringify(body).includes('retryDelay'));
			const statuses = [...new Set(refused.map(({ status }) => status))].sort((a, b) => a - b);
			const seen = `${lab.exchanges.length} responses, refused with ${statuses.join(', ') || 'nothing'}`;
			const where = withHeader.map(({ status, call: method }) => `${status} of ${method}`);
			const says = `Retry-After on ${withHeader.length}${where.length ? ` (${where.join(', ')})` : ''}, RetryInfo on ${withInfo.length} of ${seen}`;
			return { says };
		},
	},
];
