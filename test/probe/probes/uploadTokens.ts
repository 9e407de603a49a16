import { call, isGood, reply, words } from '../calls';
import { batchCreate, outcome, results, upload, uploadPhoto } from '../fixtures';
import type { Probe } from '../probe';

const GARBAGE = 'n8n-probe-no-such-upload-token';

export const uploadTokenProbes: Probe[] = [
	{
		name: 'spent-upload-token',
		question: 'What does batchCreate answer to an upload token that made an item before?',
		assumes: 'A refusal: code 3 for the item, or 400 for the call.',
		maxRequests: 3,
		leaves: 'one photo',
		async run(lab) {
			const token = await uploadPhoto(lab);
			const first = await batchCreate(lab, 'a new upload token', [token]);
			const second = await batchCreate(lab, 'the same upload token again', [token]);
			if (!isGood(second)) return { says: words(second), asAssumed: second.status === 400 };
			const [before] = results(first);
			const [after] = results(second);
			const same = after?.mediaItem && after.mediaItem.id === before?.mediaItem?.id;
			const says = `HTTP ${second.status}, item ${outcome(after)}${same ? ', the same item' : ''}`;
			return { says, asAssumed: after?.status?.code === 3 };
		},
	},
	{
		name: 'unusable-token-among-good',
		question: 'Does one unusable upload token refuse the whole batch, and is the good one spent?',
		assumes: 'The whole call is refused with 400, and the good token can still be used.',
		maxRequests: 3,
		leaves: 'one photo',
		async run(lab) {
			const token = await uploadPhoto(lab);
			const mixed = await batchCreate(lab, 'a good token and one that is none', [token, GARBAGE]);
			const again = await batchCreate(lab, 'the good token alone, afterwards', [token]);
			const [result] = results(again);
			const answer = isGood(mixed)
				? `HTTP ${mixed.status}, items ${results(mixed).map(outcome).join(' and ')}`
				: words(mixed);
			const after = isGood(again) ? outcome(result) : words(again);
			const says = `${answer}; the good token afterwards: ${after}`;
			return { says, asAssumed: mixed.status === 400 && result?.mediaItem !== undefined };
		},
	},
	{
		name: 'partial-failure-status',
		question: 'Is a batchCreate of which one item fails answered 200 or 207?',
		assumes: 'Either: every item is looked at by itself.',
		maxRequests: 3,
		leaves: 'one photo',
		async run(lab) {
			const good = await uploadPhoto(lab);
			const bad = await upload(lab, Buffer.from('n8n probe: this is no picture'));
			const names = ['n8n probe.jpg', 'n8n probe text.jpg'];
			const mixed = await batchCreate(lab, 'a photo and a text file', [good, bad], { names });
			const isWhole = !isGood(mixed);
			const says = isWhole
				? `the whole call: ${words(mixed)}`
				: `HTTP ${mixed.status}, items ${results(mixed).map(outcome).join(' and ')}`;
			return { says, asAssumed: !isWhole };
		},
	},
	{
		name: 'empty-upload',
		question: 'What does an upload without bytes get?',
		assumes: '400, not an upload token.',
		maxRequests: 1,
		leaves: 'nothing',
		async run(lab) {
			const headers = { 'x-goog-upload-protocol': 'raw', 'content-length': '0' };
			const sent = await call(lab, 'uploads.create', 'no bytes', { headers });
			return { says: words(sent), asAssumed: sent.status === 400 };
		},
	},
	{
		name: 'created-item',
		question: 'Does the item in the answer of batchCreate hold a baseUrl, and which creationTime?',
		assumes: 'No baseUrl is counted on; a file without a date gets the time of the upload.',
		maxRequests: 2,
		leaves: 'one photo',
		async run(lab) {
			const created = await batchCreate(lab, 'a photo without a date', [await uploadPhoto(lab)]);
			const item = reply(created).newMediaItemResults?.[0]?.mediaItem;
			if (!item) return { says: words(created) };
			const { creationTime } = item.mediaMetadata ?? {};
			const minutes = Math.round(Math.abs(Date.parse(creationTime ?? '') - Date.now()) / 60_000);
			const time = creationTime
				? `creationTime ${minutes} minutes from the time of the upload (written with ${creationTime.length} characters)`
				: 'no creationTime';
			return { says: `${item.baseUrl ? 'with' : 'without'} baseUrl, ${time}` };
		},
	},
];
