import type { IExecuteFunctions, INodeProperties, NodeOperationError } from 'n8n-workflow';
import { waitForSelection, type Selection } from '../../client/picker/polling';
import { concurrencyOf } from '../../shared/fields/concurrency';
import { limitOf, returnAllAndLimit, simplifyField } from '../../shared/fields/commonFields';
import { inputError, shown } from '../../shared/operation/inputErrors';
import type { Operation } from '../../shared/operation/operation';
import { outcomeOfEach } from '../../shared/operation/outcomes';
import {
	deleteSessionOption,
	pickedConcurrencyOption,
	pickedDownloadFields,
	readPicked,
} from '../../shared/picker/pickedItems';
import { renditionFields, renditionOf } from '../../shared/files/renditions';
import { sessionIdField, sessionIdOf } from '../../shared/picker/sessions';

const USUAL_WAIT_MINUTES = 30;

const waitOptions: INodeProperties[] = [
	{
		displayName: 'Max Wait (Minutes)',
		name: 'maxWaitMinutes',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: USUAL_WAIT_MINUTES,
		description:
			"How long to wait with 'Wait for Selection'. Google itself gives a person about 30 minutes.",
	},
	{
		displayName: 'Wait for Selection',
		name: 'waitForSelection',
		type: 'boolean',
		default: false,
		description:
			'Whether to wait until the person has pressed Done. The execution keeps running meanwhile; several input items are waited for one after the other.',
	},
];

const byName = (one: INodeProperties, other: INodeProperties) =>
	one.displayName.localeCompare(other.displayName);

function waitMinutesOf(context: IExecuteFunctions, value: unknown): number {
	const minutes = Number(value ?? USUAL_WAIT_MINUTES);
	if (Number.isFinite(minutes) && minutes >= 0) return minutes;
	throw inputError(
		context,
		`'Max Wait (Minutes)' is not a number of minutes: "${shown(value)}"`,
		'Give a number from 0, for example 30.',
	);
}

function unfinished(
	context: IExecuteFunctions,
	ending: Exclude<Selection, 'done'>,
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
		case 'waitedEnough':
			return inputError(
				context,
				`Nobody pressed Done within ${minutes} minutes`,
				"The session is still open: run this again to wait on, or raise 'Max Wait (Minutes)'. To wait for hours without a running execution, loop over Picker Session: Get and n8n's Wait node.",
			);
	}
}

export const getMediaItems: Operation = {
	option: {
		name: 'Get Media Items',
		value: 'getMediaItems',
		action: 'Get the media items of a picker session',
		description:
			'Retrieve the photos and videos that the person picked, on demand with their files',
	},
	fields: [
		sessionIdField,
		...returnAllAndLimit,
		simplifyField,
		...pickedDownloadFields,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				deleteSessionOption,
				...renditionFields,
				...waitOptions,
				pickedConcurrencyOption,
			].sort(byName),
		},
	],

	async execute(context) {
		return await outcomeOfEach(context, async (itemIndex) => {
			const sessionId = sessionIdOf(context, itemIndex);
			const options = context.getNodeParameter('options', itemIndex, {});
			const wanted = context.getNodeParameter('download', itemIndex, false) === true;
			const download = wanted
				? {
						field: String(context.getNodeParameter('binaryPropertyName', itemIndex, 'data')),
						rendition: renditionOf(context, options),
						concurrency: concurrencyOf(context),
					}
				: undefined;
			if (options.waitForSelection === true) {
				const minutes = waitMinutesOf(context, options.maxWaitMinutes);
				const ending = await waitForSelection(context, sessionId, minutes * 60_000);
				if (ending !== 'done') throw unfinished(context, ending, minutes);
			}
			return await readPicked(context, {
				sessionId,
				limit: limitOf(context, itemIndex),
				simplify: context.getNodeParameter('simplify', itemIndex, true) === true,
				download,
				deleteSession: options.deleteSession === true,
			});
		});
	},
};
