import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { albumIndexOf } from '../client/albums/albumIndex';
import { MAX_TITLE_LENGTH, createAlbum as create } from '../client/api/albums';
import { readText } from '../shared/operation/inputErrors';

/**
 * Creates the album whose title was typed into the search box of the list of albums. One that is
 * there already is taken instead, since albums cannot be deleted through the API.
 *
 * @param payload holds the typed text as `name`, as n8n's editor sends it
 * @returns the id of the album; false, which chooses nothing, where nothing was typed
 */
export async function createAlbum(
	this: ILoadOptionsFunctions,
	payload: IDataObject | string | undefined,
): Promise<string | false> {
	const typed = typeof payload === 'object' ? payload?.name : payload;
	const title = readText(this, 'Album', typed, MAX_TITLE_LENGTH).trim();
	if (title === '') return false;
	const existing = (await albumIndexOf(this)).get(title.normalize());
	return existing ? existing[0].id : (await create(this, title)).id;
}
