import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { MAX_ALBUM_PAGE_SIZE } from '../../client/api/albums';
import type { Page, PageRequest } from '../../client/api/pages';
import type { Album } from '../../client/api/types';
import type { PhotosContext } from '../../client/http/context';
import { readCollection, readSwitch } from '../operation/choices';
import { optionsField, returnAllAndLimit, simplifyField } from './commonFields';
import { type Listing, listFor } from './listing';

type ListPage = (
	context: PhotosContext,
	request: PageRequest,
	filter?: IDataObject,
) => Promise<Page<Album>>;

const EXCLUDE_LABEL = 'Own Albums Only (No Effect)';

/** The fields that both lists of albums, one's own and the shared ones, have. */
export const albumListFields: INodeProperties[] = [
	...returnAllAndLimit,
	simplifyField,
	optionsField({
		displayName: EXCLUDE_LABEL,
		name: 'excludeNonAppCreatedData',
		type: 'boolean',
		default: false,
		description:
			'Whether to leave out albums that were not created through n8n. Google ignores this today: it never shows such albums.',
	}),
];

/** Lists albums for one input item as its fields ask; errors as `listFor`. */
export async function listAlbumsFor(
	context: IExecuteFunctions,
	itemIndex: number,
	listPage: ListPage,
	{ simplify, whenEmpty }: Pick<Listing<Album>, 'simplify' | 'whenEmpty'>,
): Promise<IDataObject[]> {
	const options = readCollection(context, itemIndex, 'options', 'Options');
	const isExcluding = readSwitch(context, EXCLUDE_LABEL, options.excludeNonAppCreatedData);
	const filter = isExcluding ? { excludeNonAppCreatedData: true } : {};
	return await listFor(context, itemIndex, {
		fetchPage: async (request) => await listPage(context, request, filter),
		maxPageSize: MAX_ALBUM_PAGE_SIZE,
		simplify,
		whenEmpty,
	});
}
