import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { CREDENTIAL, getAccountKey } from '../../../../nodes/GooglePhotos/client/http/context';

it.each([
	['its id', { [CREDENTIAL]: { id: '7', name: 'Photos' } }, '7'],
	['its name in old workflows', { [CREDENTIAL]: { id: null, name: 'Photos' } }, 'name Photos'],
	['nothing where there is none', undefined, 'name undefined'],
	['nothing where there is another', {}, 'name undefined'],
])('a credential is told by %s', (_, credentials, key) => {
	const context = { getNode: () => ({ credentials }) as INode } as IExecuteFunctions;
	expect(getAccountKey(context)).toBe(key);
});
