import type { IExecuteFunctions } from 'n8n-workflow';
import { readSwitch } from '../../shared/operation/choices';
import { addHint } from '../../shared/operation/hints';
import { inputError } from '../../shared/operation/inputErrors';
import type { Outcome } from '../../shared/operation/outcomes';
import { readSelectionFields, readSelections } from '../../shared/picker/pickedItems';
import { isFirstStart } from './once/firstStart';

/** The session that the page handed to this execution. */
function readSessionId(context: IExecuteFunctions, itemIndex: number): string {
	const { sessionId } = context.getInputData()[itemIndex].json;
	if (typeof sessionId === 'string' && sessionId !== '') return sessionId;
	throw inputError(
		context,
		'Nobody has chosen photos yet',
		"This workflow starts from the trigger's page: open its address, choose photos, and press Done.",
	);
}

/** What a second start gives: no item, so that no later node runs. */
function endHere(context: IExecuteFunctions): Outcome[] {
	const message = 'This selection has started the workflow before, so this run ends here';
	if (context.getNode().alwaysOutputData) {
		throw inputError(
			context,
			message,
			"It stops with an error because the setting 'Always Output Data' would let the next nodes run. There is nothing left to do.",
		);
	}
	addHint(context, message);
	return context.getInputData().map(() => ({ value: { items: [] } }));
}

/**
 * First step of the execution: turns the finished selection into one item per photo. It happens
 * here and not in the call of the page, so that many files take their time, can be cancelled, and
 * a failure shows in the list of executions, where it can be retried.
 */
export async function readPickedItems(context: IExecuteFunctions): Promise<Outcome[]> {
	if (!(await isFirstStart(context, readSessionId(context, 0)))) return endHere(context);
	return await readSelections(context, (itemIndex) => {
		const sessionId = readSessionId(context, itemIndex);
		const { deleteSession } = context.getNodeParameter('options', itemIndex, {});
		return {
			sessionId,
			...readSelectionFields(context, itemIndex),
			deleteSession: readSwitch(context, 'Delete Session', deleteSession ?? true),
		};
	});
}
