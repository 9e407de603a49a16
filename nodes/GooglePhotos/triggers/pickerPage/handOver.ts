import type { IExecuteFunctions } from 'n8n-workflow';
import { concurrencyOf } from '../../shared/fields/concurrency';
import { inputError } from '../../shared/operation/inputErrors';
import { outcomeOfEach, type Outcome } from '../../shared/operation/outcomes';
import { readPicked } from '../../shared/picker/pickedItems';
import { renditionOf } from '../../shared/files/renditions';

/** The session that the page handed to this execution. */
function sessionIn(context: IExecuteFunctions, itemIndex: number): string {
	const { sessionId } = context.getInputData()[itemIndex].json;
	if (typeof sessionId === 'string' && sessionId !== '') return sessionId;
	throw inputError(
		context,
		'Nobody has chosen photos yet',
		"This workflow starts from the trigger's page: open its address, choose photos, and press Done.",
	);
}

/**
 * First step of the execution: turns the finished selection into one item per photo. It happens
 * here and not in the call of the page, so that many files take their time, can be cancelled, and
 * a fault shows in the list of executions, where it can be retried.
 */
export async function handOver(context: IExecuteFunctions): Promise<Outcome[]> {
	return await outcomeOfEach(context, async (itemIndex) => {
		const sessionId = sessionIn(context, itemIndex);
		const options = context.getNodeParameter('options', itemIndex, {});
		const download = context.getNodeParameter('download', itemIndex, false) === true;
		return await readPicked(context, {
			sessionId,
			simplify: context.getNodeParameter('simplify', itemIndex, true) === true,
			download: download
				? {
						field: String(context.getNodeParameter('binaryPropertyName', itemIndex, 'data')),
						rendition: renditionOf(context, options),
						concurrency: concurrencyOf(context),
					}
				: undefined,
			deleteSession: options.deleteSession !== false,
		});
	});
}
