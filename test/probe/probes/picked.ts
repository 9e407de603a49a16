import { call, download, isGood, reply, words, type Item } from '../calls';
import { picked } from '../fixtures';
import type { Lab } from '../lab';
import type { Probe, Verdict } from '../probe';

const NOBODY: Verdict = { says: 'open: nobody pressed Done within five minutes' };

async function list(lab: Lab, sessionId: string, situation: string, pageSize = 100, token = '') {
	const query = { sessionId, pageSize, ...(token ? { pageToken: token } : {}) };
	return await call(lab, 'pickedMediaItems.list', situation, { query });
}

/** The base URL of the first picked item of a type. */
async function baseUrl(lab: Lab, sessionId: string, type: string): Promise<string | undefined> {
	const { mediaItems = [] } = reply(await list(lab, sessionId, 'all that was picked'));
	return mediaItems.find((item: Item) => item.type === type)?.mediaFile?.baseUrl;
}

export const pickedProbes: Probe[] = [
	{
		name: 'picked-pages',
		question: 'Is a page token of the Picker bound to the page size?',
		assumes: 'It is: one page size for a whole walk.',
		maxRequests: 3,
		uses: 'picked',
		leaves: 'nothing (a person has to pick)',
		async run(lab) {
			const { sessionId, isDone } = await picked(lab);
			if (!isDone) return NOBODY;
			const first = await list(lab, sessionId, 'page size 1', 1);
			const { nextPageToken } = reply(first);
			if (!nextPageToken) return { says: 'open: no page token, too few were picked' };
			const other = await list(lab, sessionId, 'page size 2 with that token', 2, nextPageToken);
			const same = await list(lab, sessionId, 'page size 1 with that token', 1, nextPageToken);
			const says = `another size: ${words(other)}; the same size: ${words(same)}`;
			return { says, asAssumed: isGood(same) };
		},
	},
	{
		name: 'picked-photo-bytes',
		question: 'What does the base URL of a picked photo answer without and with a wrong token?',
		assumes: 'It opens with the token of the person only.',
		maxRequests: 4,
		uses: 'picked',
		leaves: 'nothing (a person has to pick)',
		async run(lab) {
			const { sessionId, isDone } = await picked(lab);
			if (!isDone) return NOBODY;
			const url = await baseUrl(lab, sessionId, 'PHOTO');
			if (!url) return { says: 'open: no photo was picked' };
			const nobody = await download(lab, 'picked photo, without a token', `${url}=d`);
			const wrong = await download(lab, 'picked photo, with a wrong token', `${url}=d`, {
				as: 'stranger',
			});
			const right = await download(lab, 'picked photo', `${url}=d`, { as: 'signedIn' });
			const says = `without a token ${nobody.status}, with a wrong one ${wrong.status}, with the right one ${right.status}`;
			return { says, asAssumed: !isGood(nobody) && !isGood(wrong) && isGood(right) };
		},
	},
	{
		name: 'picked-video-redirect',
		question: 'Where does =dv of a picked video lead, and does that open without the token?',
		assumes: 'A redirect to another host opens without the token, which is not sent there.',
		maxRequests: 3,
		uses: 'picked',
		leaves: 'nothing (a person has to pick)',
		async run(lab) {
			const { sessionId, isDone } = await picked(lab);
			if (!isDone) return NOBODY;
			const url = await baseUrl(lab, sessionId, 'VIDEO');
			if (!url) return { says: 'open: no video was picked' };
			const first = await download(lab, 'picked video', `${url}=dv`, { as: 'signedIn' });
			const { location } = first.headers;
			if (!location) return { says: `no redirect: ${words(first)}`, asAssumed: isGood(first) };
			const target = new URL(location, url);
			const without = await download(lab, 'its redirect, without a token', target.href);
			const says = `HTTP ${first.status} to ${target.host}, which answers ${without.status} without a token`;
			return { says, asAssumed: isGood(without) };
		},
	},
];
