import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { MAX_ALBUM_PAGE_SIZE } from '../../client/api/albums';
import type { Page, PageRequest } from '../../client/api/pages';
import type { Album } from '../../client/api/types';
import type { PhotosContext } from '../../client/http/context';
import { isTrue } from '../operation/inputErrors';
import { optionsField, returnAllAndLimit, simplifyField } from './commonFields';
import { type Listing, listFor } from './listing';

type ListPage = (
	context: PhotosContext,
	request: PageRequest,
	filter?: IDataObject,
) => Promise<Page<Album>>;

/** The fields that both lists of albums, one's own and the shared ones, have. */
export const albumListFields: INodeProperties[] = [
	...returnAllAndLimit,
	simplifyField,
	optionsField({
		displayName: 'Exclude Albums Not Created by This App',
		name: 'excludeNonAppCreatedData',
		type: 'boolean',
		default: false,
		description:
			"Whether to leave out albums of others. Google ignores this for today's scopes, which never show them.",
	}),
];

/** Lists albums for one input item as its fields ask; errors as `listFor`. */
export async function listAlbumsFor(
	context: IExecuteFunctions,
	itemIndex: number,
	listPage: ListPage,
	{ simplify, whenEmpty }: Pick<Listing<Album>, 'simplify' | 'whenEmpty'>,
): Promise<IDataObject[]> {
	const options = context.getNodeParameter('options', itemIndex, {});
	const filter = isTrue(options.excludeNonAppCreatedData) ? { excludeNonAppCreatedData: true } : {};
	return await listFor(context, itemIndex, {
		fetchPage: async (request) => await listPage(context, request, filter),
		maxPageSize: MAX_ALBUM_PAGE_SIZE,
		simplify,
		whenEmpty,
	});
}
