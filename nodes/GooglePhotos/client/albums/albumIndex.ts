import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { failFastOf } from '../execution/failFast';
import type { Send } from '../flow/groupCommit';
import { albumMemory, commitGroups } from '../flow/processState';
import { getAccountKey } from '../http/context';
import { ownError } from '../http/errors';
import { type AlbumIndex, listTitles } from './listTitles';

type IndexContext = IExecuteFunctions | ILoadOptionsFunctions;

const indexes = new WeakMap<IndexContext, Promise<AlbumIndex>>();

const isExecution = (context: IndexContext): context is IExecuteFunctions =>
	'getInputData' in context;

/** One walk for all executions that have asked before it begins. */
const send: Send<IExecuteFunctions, IExecuteFunctions, AlbumIndex> = async (lease) => {
	const askers = lease.take();
	const index = await listTitles(lease.context, { check: lease.check });
	return askers.map(() => ({ value: index }));
};

async function readIndex(context: IndexContext): Promise<AlbumIndex> {
	if (!isExecution(context)) return await listTitles(context, { interactive: true });
	const key = JSON.stringify(['album index', getAccountKey(context)]);
	const group = commitGroups.get(key, Infinity, send);
	const failFast = failFastOf(context);
	const [result] = await group.commit(context, [context], () => failFast.throwIfStopped());
	if ('error' in result) throw ownError(context.getNode(), result.error);
	return result.value;
}

/**
 * All albums by title. Google finds no album by its title, and only the whole list tells whether a
 * title stands for one album: it is read once per execution, with one request for 50 albums, and
 * once for all executions that ask at the same time.
 *
 * @throws NodeApiError as `listAlbums`, the same each time it is asked for in one execution
 */
export async function albumIndexOf(context: IndexContext): Promise<AlbumIndex> {
	const index = indexes.get(context) ?? readIndex(context);
	indexes.set(context, index);
	return await index;
}

/** The only album of this title, where this process has found it so within the last minutes. */
export function recallOnlyAlbum(context: IndexContext, title: string): string | undefined {
	return albumMemory.recallOnly(getAccountKey(context), title.normalize());
}

/** The album that was recalled is gone, or was never there: the list tells what has its title now. */
export function forgetAlbum(id: string): void {
	albumMemory.forget(id);
}
