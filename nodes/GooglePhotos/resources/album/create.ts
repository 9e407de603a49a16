import type { IExecuteFunctions } from 'n8n-workflow';
import { createAlbumOnce } from '../../client/albums/createAlbumOnce';
import { type NamedAlbum, findOrCreateAlbums } from '../../client/albums/findOrCreate';
import { MAX_TITLE_LENGTH } from '../../client/api/albums';
import { failFastOf } from '../../client/execution/failFast';
import type { Result } from '../../client/flow/result';
import { optionsField } from '../../shared/fields/commonFields';
import { hintAtLeftOver } from '../../shared/operation/albumHints';
import { readRequiredText } from '../../shared/operation/inputErrors';
import type { Operation } from '../../shared/operation/operation';
import { type Outcome, toItemOutput } from '../../shared/operation/outcomes';
import { runAsOneJob } from '../../shared/operation/prepare';
import { simplifyAlbum } from '../../shared/operation/simplify';

function prepare(context: IExecuteFunctions, itemIndex: number): Wanted {
	const { ifTitleExists } = context.getNodeParameter('options', itemIndex, {});
	const title = context.getNodeParameter('title', itemIndex);
	return {
		title: readRequiredText(context, 'Title', title, MAX_TITLE_LENGTH),
		reuse: ifTitleExists === 'reuse',
	};
}

interface Wanted {
	title: string;
	reuse: boolean;
}

function toOutcome(context: IExecuteFunctions, result: Result<NamedAlbum>): Outcome {
	if ('error' in result) return result;
	const { album, created, leftOver } = result.value;
	if (leftOver) hintAtLeftOver(context, leftOver);
	const sideEffect = created ? `album ${album.id}` : undefined;
	return { value: toItemOutput({ ...simplifyAlbum(album), created }, sideEffect) };
}

/** The album that an earlier item of this run has made is the existing one. */
async function createAll(context: IExecuteFunctions, wanted: Wanted[]): Promise<Outcome[]> {
	const titleOf = ({ title }: Wanted) => title.normalize();
	const firsts = new Map<string, Wanted>();
	for (const one of wanted) if (!firsts.has(titleOf(one))) firsts.set(titleOf(one), one);
	// All at once: one walk through the album list, and no second album for a repeated title.
	const toFind = [...firsts.values()].filter(({ reuse }) => reuse).map(titleOf);
	const found = await findOrCreateAlbums(context, toFind);
	const claimed = new Set<string>();
	const outcomes: Outcome[] = [];
	for (const one of wanted) {
		const title = titleOf(one);
		if (!one.reuse) {
			const result = await failFastOf(context).run(async () => ({
				album: await createAlbumOnce(context, one.title),
				created: true,
			}));
			outcomes.push(toOutcome(context, result));
			if ('value' in result && !found.has(title)) {
				found.set(title, result);
				claimed.add(result.value.album.id);
			}
			continue;
		}
		const result = found.get(title) ?? (await findOrCreateAlbums(context, [title])).get(title)!;
		found.set(title, result);
		// Only the first of the items that share an album has created it.
		const isShared = 'value' in result && claimed.has(result.value.album.id);
		const shared = isShared ? { value: { album: result.value.album, created: false } } : result;
		outcomes.push(toOutcome(context, shared));
		if ('value' in result) claimed.add(result.value.album.id);
	}
	return outcomes;
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
		optionsField({
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
					description:
						'Return the album created through n8n (with this OAuth client) with exactly this title',
				},
			],
			default: 'create',
			description: 'What to do when an album with this title was already created through n8n',
		}),
	],

	async execute(context) {
		const read = (itemIndex: number) => prepare(context, itemIndex);
		return await runAsOneJob(context, read, async (wanted) => await createAll(context, wanted));
	},
};
