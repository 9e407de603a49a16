import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { claim } from '../../../../../nodes/GooglePhotos/triggers/pickerPage/once/claims';

const picking = (sessionId: string, expiresAt = 2_000) => ({ sessionId, expiresAt });

/** What is left of a workflow's static data after n8n was restarted. */
const saved = (staticData: IDataObject): IDataObject => structuredClone(staticData);

/** One call of a page; each `workflow` stands for one that this process has not seen before. */
function call(workflow: string, staticData: IDataObject = {}, nodeId = 'node'): IWebhookFunctions {
	const context: Partial<IWebhookFunctions> = {
		getMode: () => 'webhook',
		getNode: () => ({ id: nodeId }) as ReturnType<IWebhookFunctions['getNode']>,
		getWorkflow: () => ({ id: workflow, active: true }),
		getWorkflowStaticData: () => staticData,
	};
	return context as IWebhookFunctions;
}

describe('the right to start the workflow', () => {
	const at = (now: number) => jest.spyOn(Date, 'now').mockReturnValue(now);
	beforeEach(() => void at(1_500_000));
	afterEach(() => jest.restoreAllMocks());

	it('is given once', () => {
		const staticData = {};
		expect(claim(call('a', staticData), picking('once'))).toBe(true);
		expect(claim(call('a', staticData), picking('once'))).toBe(false);
	});

	it('is given once even when the other call sees an older static data', () => {
		expect(claim(call('a'), picking('race'))).toBe(true);
		expect(claim(call('a'), picking('race'))).toBe(false);
	});

	it('is kept by the static data alone', () => {
		const staticData = {};
		claim(call('process 1', staticData), picking('restart'));
		expect(claim(call('process 2', saved(staticData)), picking('restart'))).toBe(false);
	});

	it('changes the static data only when it is given', () => {
		claim(call('c'), picking('silent'));
		const staticData = Object.freeze({});
		expect(claim(call('c', staticData), picking('silent'))).toBe(false);
	});

	it.each([
		['one node', 'node'],
		['two nodes', 'other node'],
	])('is kept when two calls of %s overlap, each with its own copy', (where, nodeId) => {
		const [first, second] = [{}, {}];
		claim(call(`d ${where}`, first), picking('twin 1'));
		claim(call(`d ${where}`, second, nodeId), picking('twin 2'));
		const restarted = call(`restarted ${where}`, saved(second));
		expect(claim(restarted, picking('twin 1'))).toBe(false);
	});

	it('is another one for another session, node or workflow', () => {
		expect(claim(call('e'), picking('s1'))).toBe(true);
		expect(claim(call('e'), picking('s2'))).toBe(true);
		expect(claim(call('e', {}, 'other'), picking('s1'))).toBe(true);
		expect(claim(call('f'), picking('s1'))).toBe(true);
	});

	it('takes little static data, which is freed when the session has expired', () => {
		const staticData: { googlePhotosPicker?: object } = {};
		const claims = () => Object.keys(staticData.googlePhotosPicker ?? {});
		const context = call('b', staticData);
		for (let n = 0; n < 100; n++) claim(context, picking(`early ${n}`, 1_600));
		expect(claims()).toHaveLength(100);
		expect(JSON.stringify(staticData).length).toBeLessThan(100 * 31);
		at(1_700_000);
		claim(context, picking('late', 9_000));
		expect(claims()).toHaveLength(1);
	});

	it('never takes more than a thousand notes', () => {
		const staticData: { googlePhotosPicker?: object } = {};
		const context = call('g', staticData);
		for (let n = 0; n < 1_100; n++) claim(context, picking(`n ${n}`));
		expect(Object.keys(staticData.googlePhotosPicker ?? {}).length).toBe(1_000);
	});
});
