import { createSession } from '../../client/api/pickerSessions';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import {
	readMaxItemCount,
	maxItemCountOption,
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
	fields: [
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [maxItemCountOption],
		},
	],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const { maxItemCount } = context.getNodeParameter('options', itemIndex, {});
			return simplifySession(await createSession(context, readMaxItemCount(context, maxItemCount)));
		});
	},
};
