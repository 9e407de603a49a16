import type { IExecuteFunctions } from 'n8n-workflow';
import { createAlbum, LONGEST_TITLE } from '../../client/albums';
import { findOrCreateAlbums } from '../../client/albumsByTitle';
import { requiredText } from '../../shared/inputErrors';
import type { Operation } from '../../shared/operation';
import { outcomeOfEach, resultsOf } from '../../shared/outcomes';
import { simplifyAlbum } from '../../shared/simplify';

function titleOf(context: IExecuteFunctions, itemIndex: number): string {
	const title = context.getNodeParameter('title', itemIndex);
	return requiredText(context, 'Title', title, LONGEST_TITLE);
}

async function createOrReuse(context: IExecuteFunctions, title: string, reuse: boolean) {
	if (!reuse) return { album: await createAlbum(context, title), created: true };
	const albums = await findOrCreateAlbums(context, [title]);
	return albums.get(title)!;
}

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create an album',
		description: 'Create an empty album in the Google Photos library of the connected account',
	},
	fields: [
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Summer 2026',
			description: 'The name of the album, up to 500 characters',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'If Title Exists',
					name: 'ifTitleExists',
					type: 'options',
					options: [
						{
							name: 'Create Another Album',
							value: 'create',
							description: 'Google Photos allows several albums with one title',
						},
						{
							name: 'Use the Existing Album',
							value: 'reuse',
							description: 'Return the album this app created under exactly this title',
						},
					],
					default: 'create',
					description: 'What to do when this app already created an album with this title',
				},
			],
		},
	],

	async execute(context) {
		return await outcomeOfEach(context, async (itemIndex) => {
			const title = titleOf(context, itemIndex);
			const options = context.getNodeParameter('options', itemIndex, {});
			const reuse = options.ifTitleExists === 'reuse';
			const { album, created } = await createOrReuse(context, title, reuse);
			const wrote = created ? `album ${album.id}` : undefined;
			return { ...resultsOf({ ...simplifyAlbum(album), created }), wrote };
		});
	},
};
