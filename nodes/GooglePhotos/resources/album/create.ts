import type { IExecuteFunctions } from 'n8n-workflow';
import { createAlbum, LONGEST_TITLE } from '../../client/api/albums';
import { findOrCreateAlbums, type NamedAlbum } from '../../client/albums/findOrCreate';
import { Brake } from '../../client/http/failFast';
import { throwIfCancelled } from '../../client/flow/cancellation';
import { requiredText } from '../../shared/operation/inputErrors';
import type { Operation } from '../../shared/operation/operation';
import { resultsOf, type Outcome } from '../../shared/operation/outcomes';
import { mergeOutcomes, prepareItems, readyOf } from '../../shared/operation/prepare';
import { simplifyAlbum } from '../../shared/operation/simplify';

function titleOf(context: IExecuteFunctions, itemIndex: number): string {
	const title = context.getNodeParameter('title', itemIndex);
	return requiredText(context, 'Title', title, LONGEST_TITLE);
}

interface Wanted {
	title: string;
	reuse: boolean;
}

function plan(context: IExecuteFunctions, itemIndex: number): Wanted {
	const { ifTitleExists } = context.getNodeParameter('options', itemIndex, {});
	return { title: titleOf(context, itemIndex), reuse: ifTitleExists === 'reuse' };
}

function outcomeOf({ album, created }: NamedAlbum): Outcome {
	const wrote = created ? `album ${album.id}` : undefined;
	return { ...resultsOf({ ...simplifyAlbum(album), created }), wrote };
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
		const prepared = await prepareItems(context, (itemIndex) => plan(context, itemIndex));
		const wanted = readyOf(prepared);
		const brake = new Brake(!context.continueOnFail());
		const reusable = wanted.filter(({ reuse }) => reuse).map(({ title }) => title);
		// All at once: one walk through the album list, and no second album for a repeated title.
		const named = await findOrCreateAlbums(context, reusable, brake);
		const outcomes: Outcome[] = [];
		for (const { title, reuse } of wanted) {
			const shared = reuse ? named.get(title)! : undefined;
			if (shared) {
				outcomes.push('error' in shared ? { failure: shared.error } : outcomeOf(shared));
				if (!('error' in shared)) named.set(title, { ...shared, created: false });
				continue;
			}
			try {
				brake.check(context);
				outcomes.push(outcomeOf({ album: await createAlbum(context, title), created: true }));
			} catch (error) {
				throwIfCancelled(context);
				brake.failed(error as Error);
				outcomes.push({ failure: error as Error });
			}
		}
		return mergeOutcomes(prepared, outcomes);
	},
};
