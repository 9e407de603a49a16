import type { INode } from 'n8n-workflow';
import type { RpcStatus } from '../../../../nodes/GooglePhotos/client/api/types';
import {
	createdItem,
	pairResults,
	parseCreateResult,
} from '../../../../nodes/GooglePhotos/client/uploads/createResults';

const node = { name: 'Google Photos', type: 'googlePhotos', parameters: {} } as unknown as INode;
const sent = (uploadToken: string, fileName?: string) => ({
	simpleMediaItem: { uploadToken, fileName },
});
const mediaItem = { id: 'm1' };

describe('results of a batch', () => {
	const batch = [sent('a'), sent('b')];
	const result = (uploadToken?: string) => ({ uploadToken, mediaItem });

	it('belong to their tokens', () => {
		const [one, other] = [result('a'), result('b')];
		expect(pairResults(batch, [other, one])).toEqual([one, other]);
		expect(pairResults(batch, [other])).toEqual([undefined, other]);
	});

	it('belong to their places where they have no tokens', () => {
		const [one, foreign] = [result(), result('c')];
		expect(pairResults(batch, [one, foreign])).toEqual([one, undefined]);
	});
});

it.each([
	[undefined, false],
	[{}, false],
	[{ mediaItem }, true],
	[{ mediaItem, status: {} }, true],
	[{ mediaItem, status: { code: 6 } }, true],
	[{ mediaItem, status: { code: 3 } }, false],
])('what Google says is %j: created is %p', (result, isCreated) => {
	expect(createdItem(result)).toEqual(isCreated ? mediaItem : undefined);
});

it.each<[RpcStatus | undefined, string, string]>([
	[{ code: 3, message: 'Bad' }, 'not a photo or video', 'uploadIfSpent'],
	[{ code: 6, message: 'Twice' }, 'the same bytes already', 'uploadOrSend'],
	[{ code: 8, message: 'Full' }, 'storage of the Google account is full', 'none'],
	[{ code: 14, message: 'Later' }, 'usually passes', 'send'],
	[{ code: 7, message: 'No' }, `Look at Google's response`, 'none'],
	[{ code: 7 }, `Look at Google's response`, 'none'],
	[{}, 'holds no result for it', 'send'],
	[undefined, 'holds no result for it', 'send'],
])('the status %j says what to do', (status, advice, retry) => {
	const result = parseCreateResult(node, sent('a', status && 'sea.jpg'), { status });
	expect(result.retry).toBe(retry);
	const { message, description } = (result as { error: Error & { description: string } }).error;
	expect(message).toContain(status ? '"sea.jpg"' : 'without a name');
	expect(description).toContain(advice);
	expect(description.includes("Google's response: ")).toBe(status?.message !== undefined);
});
