import { deleteSession } from '../../client/api/pickerSessions';
import type { Operation } from '../../shared/operation/operation';
import { forEachOutput, toItemOutput } from '../../shared/operation/outcomes';
import { readSessionId, sessionIdField } from '../../shared/picker/sessions';

export const deleteOperation: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a picker session',
		description:
			'End a picking session and the access to what was picked; the photos stay in the library',
	},
	fields: [sessionIdField],

	async execute(context) {
		return await forEachOutput(context, async (itemIndex) => {
			const sessionId = readSessionId(context, itemIndex);
			await deleteSession(context, sessionId);
			return toItemOutput({ deleted: true, sessionId }, `picking session ${sessionId} deleted`);
		});
	},
};
