import { createSession } from '../../client/api/pickerSessions';
import { optionsField } from '../../shared/fields/commonFields';
import type { Operation } from '../../shared/operation/operation';
import { forEachOutput, toItemOutput } from '../../shared/operation/outcomes';
import {
	maxItemCountOption,
	readMaxItemCount,
	simplifySession,
} from '../../shared/picker/sessions';

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a picker session',
		description:
			'Start a session in which the owner of the account picks photos; send the returned pickerUri to that person',
	},
	fields: [optionsField(maxItemCountOption)],

	async execute(context) {
		return await forEachOutput(context, async (itemIndex) => {
			const { maxItemCount } = context.getNodeParameter('options', itemIndex, {});
			const session = await createSession(context, readMaxItemCount(context, maxItemCount));
			return toItemOutput(simplifySession(session), `picking session ${session.id}`);
		});
	},
};
