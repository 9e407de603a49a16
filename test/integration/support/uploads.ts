import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { binaryItem } from './binaries';
import type { SimulatedGoogle } from './google';
import type { RunResult } from './run';

export const UPLOAD = 'POST /v1/uploads';
export const BATCH_CREATE = 'POST /v1/mediaItems:batchCreate';

/** Parameters of Media Item: Upload. */
export function upload(parameters: IDataObject = {}) {
	return {
		resource: 'mediaItem',
		operation: 'upload',
		binaryPropertyName: 'data',
		...parameters,
	} as const;
}

/** An item like those of `photoItems`, whose file Google rejects. */
export async function textItem(number: number): Promise<INodeExecutionData> {
	const text = Buffer.from(`This is no photo, number ${number}.`);
	return await binaryItem(text, { fileName: `${number}.jpg`, json: { number } });
}

/** Every input item has exactly one outcome, and the library holds exactly what the outcomes say. */
export function expectConsistent(
	google: SimulatedGoogle,
	result: RunResult,
	count: number,
	failed: number[] = [],
): void {
	expect(result.errorInputs).toEqual(failed);
	const good = [...Array(count).keys()].filter((index) => !failed.includes(index));
	expect(result.inputs).toEqual(good);
	const { mediaItems } = google.library();
	expect(mediaItems.map(({ id }) => id).sort()).toEqual(
		[...new Set(result.json.map(({ id }) => id))].sort(),
	);
	const byId = new Map(mediaItems.map((item) => [item.id, item]));
	for (const { id, filename } of result.json) {
		expect(byId.get(id as string)?.filename).toBe(filename);
	}
}
