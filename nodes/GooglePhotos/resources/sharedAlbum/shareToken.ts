import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readId } from '../../shared/operation/inputErrors';

/** Names a shared album; hidden in the panel, since whoever has it can join the album. */
export const shareTokenField: INodeProperties = {
	displayName: 'Share Token',
	name: 'shareToken',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	hint: 'The "shareToken" that Album: Share returned. The link people see is not the token.',
	description: 'The token that names the shared album',
};

/**
 * The share token of one input item.
 * @throws NodeOperationError naming 'Share Token' when it is empty
 */
export function readShareToken(context: IExecuteFunctions, itemIndex: number): string {
	return readId(context, 'Share Token', context.getNodeParameter('shareToken', itemIndex, ''));
}
