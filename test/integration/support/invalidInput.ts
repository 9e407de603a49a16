import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { SimulatedGoogle } from './google';

/** What is invalid, a part of the message, the parameters, and the input item where it matters. */
export type InvalidInput = [
	what: string,
	message: string,
	parameters: INodeParameters,
	item?: () => INodeExecutionData | Promise<INodeExecutionData>,
];

/** One test for each: whatever On Error says, the node names the item and asks Google nothing. */
export function refusesInvalidInput(google: SimulatedGoogle, cases: InvalidInput[]): void {
	const rows = cases.map(
		([what, message, parameters, item = () => ({ json: {} })]) =>
			[what, message, parameters, item] as const,
	);
	it.each(rows)('refuses %s before anything is sent', async (_, message, parameters, item) => {
		const items = [await item(), await item()];
		const stopped = await google.run({ parameters, items: items.slice(0, 1) });
		expect(stopped.status).toBe('error');
		expect(stopped.error?.message).toContain(message);
		expect(stopped.error?.message).toContain('[item 0]');
		expect(stopped.error).toMatchObject({ context: { itemIndex: 0 } });
		expect(stopped.errorText.length).toBeGreaterThan(stopped.error?.message.length ?? 0);

		const onError = 'continueErrorOutput';
		const parted = await google.run({ parameters, items, onError });
		expect(parted.items).toEqual([]);
		const kept = await google.run({ parameters, items, onError: 'continueRegularOutput' });
		expect([parted.errorInputs, kept.inputs]).toEqual([
			[0, 1],
			[0, 1],
		]);
		for (const [, failed] of [parted.errorItems, kept.items]) {
			expect(failed.json.error).toContain(message);
		}
		expect(google.requests()).toEqual([]);
	});
}
