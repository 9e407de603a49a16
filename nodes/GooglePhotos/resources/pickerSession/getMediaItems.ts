import type { IExecuteFunctions, INodeProperties, NodeOperationError } from 'n8n-workflow';
import { type SelectionState, waitForSelection } from '../../client/picker/polling';
import {
	optionsField,
	readLimit,
	returnAllAndLimit,
	simplifyField,
} from '../../shared/fields/commonFields';
import { renditionFields } from '../../shared/files/renditionFields';
import { readSwitch } from '../../shared/operation/choices';
import { inputError, preview } from '../../shared/operation/inputErrors';
import type { Operation } from '../../shared/operation/operation';
import {
	deleteSessionOption,
	pickedConcurrencyOption,
	pickedDownloadFields,
	readSelectionFields,
	readSelections,
} from '../../shared/picker/pickedItems';
import { readSessionId, sessionIdField } from '../../shared/picker/sessions';

const DEFAULT_WAIT_MINUTES = 30;

const waitFields: INodeProperties[] = [
	{
		displayName: 'Wait for Selection',
		name: 'waitForSelection',
		type: 'boolean',
		default: false,
		description:
			'Whether to wait until the person has pressed Done. The execution keeps running meanwhile; the sessions of several input items are waited for together.',
	},
	{
		displayName: 'Max Wait (Minutes)',
		name: 'maxWaitMinutes',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: DEFAULT_WAIT_MINUTES,
		description: 'How long to wait. Google itself gives a person about 30 minutes.',
		displayOptions: { show: { waitForSelection: [true] } },
	},
];

function notFinished(
	context: IExecuteFunctions,
	ending: Exclude<SelectionState, 'done'>,
	minutes: number,
): NodeOperationError {
	switch (ending) {
		case 'timedOut':
			return inputError(
				context,
				"Nobody pressed Done before Google's time limit",
				'Create a new session and send its pickerUri when the person has time to choose.',
			);
		case 'expired':
			return inputError(
				context,
				'The picking session expired before anybody pressed Done',
				'Create a new session and send its pickerUri again.',
			);
		case 'waitLimit':
			return inputError(
				context,
				`Nobody pressed Done within ${minutes} minutes`,
				"The session is still open: run this again to wait on, or raise 'Max Wait (Minutes)'. To wait for hours without a running execution, loop over Picker Session: Get and n8n's Wait node.",
			);
	}
}

/**
 * How to wait, where that is wanted; errors say why nobody pressed Done.
 * @throws NodeOperationError naming 'Max Wait (Minutes)'
 */
function readWait(
	context: IExecuteFunctions,
	itemIndex: number,
	sessionId: string,
): (() => Promise<void>) | undefined {
	const isWanted = context.getNodeParameter('waitForSelection', itemIndex, false);
	if (!readSwitch(context, 'Wait for Selection', isWanted)) return undefined;
	const value = context.getNodeParameter('maxWaitMinutes', itemIndex, DEFAULT_WAIT_MINUTES);
	const minutes = Number(value ?? DEFAULT_WAIT_MINUTES);
	if (!Number.isFinite(minutes) || minutes < 0) {
		throw inputError(
			context,
			`'Max Wait (Minutes)' is not a number of minutes: "${preview(value)}"`,
			'Give a number from 0, for example 30.',
		);
	}
	return async () => {
		const state = await waitForSelection(context, sessionId, minutes * 60_000);
		if (state !== 'done') throw notFinished(context, state, minutes);
	};
}

export const getMediaItems: Operation = {
	option: {
		name: 'Get Media Items',
		value: 'getMediaItems',
		action: 'Get the media items of a picker session',
		description:
			'Retrieve the photos and videos that the person picked, optionally with their files',
	},
	fields: [
		sessionIdField,
		...waitFields,
		...returnAllAndLimit,
		simplifyField,
		...pickedDownloadFields,
		optionsField(deleteSessionOption, ...renditionFields, pickedConcurrencyOption),
	],

	async execute(context) {
		return await readSelections(context, (itemIndex) => {
			const sessionId = readSessionId(context, itemIndex);
			const { deleteSession } = context.getNodeParameter('options', itemIndex, {});
			return {
				sessionId,
				...readSelectionFields(context, itemIndex),
				limit: readLimit(context, itemIndex),
				deleteSession: readSwitch(context, 'Delete Session', deleteSession),
				waitUntilDone: readWait(context, itemIndex, sessionId),
			};
		});
	},
};
