import type { IExecuteFunctions } from 'n8n-workflow';
import type { Album } from '../../client/api/types';
import { addHint } from './hints';

/** Two processes have created an album of one title at the same time, and both use the other one. */
export function hintAtLeftOver(context: IExecuteFunctions, { id, title = '' }: Album): void {
	addHint(
		context,
		`Another n8n process created an album "${title}" at the same time, and both now use one of them. The other (ID ${id}) stays empty: an app cannot delete an album, so delete it in Google Photos.`,
	);
}
