import { getSession } from '../../client/api/pickerSessions';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { readSessionId, sessionIdField, simplifySession } from '../../shared/picker/sessions';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a picker session',
		description: 'Retrieve a picking session; mediaItemsSet tells whether the person pressed Done',
	},
	fields: [sessionIdField],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) =>
			simplifySession(await getSession(context, readSessionId(context, itemIndex))),
		);
	},
};
