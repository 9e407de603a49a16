import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { MAX_PICKED_ITEMS } from '../../client/api/pickerSessions';
import type { PickingSession } from '../../client/api/pickerTypes';
import { parseSeconds } from '../../client/picker/polling';
import { toNumber } from '../operation/choices';
import { type ErrorContext, inputError, preview, readId } from '../operation/inputErrors';
import { withoutUndefined } from '../operation/simplify';

/** The picking session an operation works on. */
export const sessionIdField: INodeProperties = {
	displayName: 'Session ID',
	name: 'sessionId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 5a3f0c1e-2b4d-4f6a-8c9e-1d2b3a4c5d6e',
	description: 'The ID of the picking session, as Create returned it',
};

/** How many items the person may pick, as one option of a collection. */
export const maxItemCountOption: INodeProperties = {
	displayName: 'Maximum Number of Items',
	name: 'maxItemCount',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_PICKED_ITEMS },
	default: MAX_PICKED_ITEMS,
	description: 'How many photos and videos the person may pick, from 1 to 2,000',
};

/** The session id of one input item; NodeOperationError naming 'Session ID' when it is empty. */
export function readSessionId(context: IExecuteFunctions, itemIndex: number): string {
	const value = context.getNodeParameter('sessionId', itemIndex);
	return readId(context, 'Session ID', value);
}

/**
 * The value of `maxItemCountOption`; undefined where it was not set.
 * @throws NodeOperationError for what Google would refuse or silently cut down
 */
export function readMaxItemCount(context: ErrorContext, value: unknown): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const count = toNumber(value);
	if (Number.isInteger(count) && count >= 1 && count <= MAX_PICKED_ITEMS) return count;
	throw inputError(
		context,
		`'Maximum Number of Items' is not a whole number from 1 to 2,000: "${preview(value)}"`,
		'Google Photos lets a person pick up to 2,000 items in one session. For more, start several sessions.',
	);
}

/** A session's useful fields, durations as numbers; what Google leaves out after Done is left out. */
export function simplifySession(session: PickingSession): IDataObject {
	const { pollingConfig, pickerUri } = session;
	return withoutUndefined({
		id: session.id,
		pickerUri,
		autocloseUri: pickerUri && `${pickerUri}/autoclose`,
		expireTime: session.expireTime,
		pollIntervalSeconds: parseSeconds(pollingConfig?.pollInterval),
		timeoutSeconds: parseSeconds(pollingConfig?.timeoutIn),
		mediaItemsSet: session.mediaItemsSet ?? false,
	});
}
