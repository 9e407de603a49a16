import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { isDeadAddress } from '../../client/downloads/downloadBytes';
import { asError } from '../../client/http/errors';
import { MediaItemReader } from '../../client/mediaItems/mediaItemReader';
import { startAll } from '../../client/flow/concurrency';
import { Brake } from '../../client/http/failFast';
import type { MediaItem } from '../../client/api/types';
import { throwIfCancelled } from '../../client/flow/cancellation';
import { concurrencyField, concurrencyOf } from '../../shared/fields/concurrency';
import { downloadFile, outputBinaryField } from '../../shared/files/outputFile';
import { inputError, requiredText } from '../../shared/operation/inputErrors';
import { mediaItemIdOf, mediaItemLocator } from '../../shared/fields/locators';
import type { Operation } from '../../shared/operation/operation';
import type { Outcome } from '../../shared/operation/outcomes';
import { mergeOutcomes, prepareItems, readyOf } from '../../shared/operation/prepare';
import {
	isVideo,
	renditionFields,
	renditionOf,
	suffixOf,
	type Rendition,
} from '../../shared/files/renditions';
import { simplifyMediaItem } from '../../shared/operation/simplify';

/** Names of binary fields are free; this only keeps out what cannot be meant as one. */
const LONGEST_FIELD = 100;

interface Wanted {
	id: string;
	field: string;
	rendition: Rendition;
}

function plan(context: IExecuteFunctions, itemIndex: number): Wanted {
	return {
		id: mediaItemIdOf(context, itemIndex),
		field: requiredText(
			context,
			'Put Output File in Field',
			context.getNodeParameter('binaryPropertyName', itemIndex, 'data'),
			LONGEST_FIELD,
		),
		rendition: renditionOf(context, context.getNodeParameter('options', itemIndex, {})),
	};
}

/** Until Google has processed a video there are no bytes of it, only a refusal that says nothing. */
function checkReady(context: IExecuteFunctions, { filename, id, mediaMetadata }: MediaItem): void {
	const status = mediaMetadata?.video?.status;
	const name = filename ?? id;
	if (status === 'PROCESSING') {
		throw inputError(
			context,
			`Google Photos is still processing the video ${name}`,
			'This takes some minutes after an upload. Wait, for example with a Wait node, and download again.',
		);
	}
	if (status === 'FAILED') {
		throw inputError(
			context,
			`Google Photos could not process the video ${name}`,
			'There is nothing to download. Upload the video again, in another format if this repeats itself.',
		);
	}
}

interface Downloaded {
	mediaItem: MediaItem;
	binary: IBinaryData;
}

async function fetchItem(
	context: IExecuteFunctions,
	mediaItem: MediaItem,
	rendition: Rendition,
): Promise<Downloaded> {
	const video = isVideo(mediaItem);
	const { baseUrl } = mediaItem;
	if (!baseUrl) {
		throw inputError(
			context,
			`Google Photos gave no address for the bytes of ${mediaItem.filename ?? mediaItem.id}`,
			'Without a base URL nothing can be downloaded. Try again later.',
		);
	}
	if (video && rendition.size === 'original') checkReady(context, mediaItem);
	const binary = await downloadFile(context, {
		url: `${baseUrl}${suffixOf(rendition, video)}`,
		method: 'mediaItems.download',
		authenticated: false,
		fileName: mediaItem.filename ?? mediaItem.id,
		mimeType: rendition.size === 'original' && !video ? mediaItem.mimeType : undefined,
	});
	return { mediaItem, binary };
}

/** Base URLs may die before their hour is over: then the media item is read again, once. */
async function fetchWithRenewal(
	context: IExecuteFunctions,
	reader: MediaItemReader,
	{ id, rendition }: Wanted,
): Promise<Downloaded> {
	const mediaItem = await reader.get(id);
	try {
		return await fetchItem(context, mediaItem, rendition);
	} catch (error) {
		throwIfCancelled(context);
		if (!isDeadAddress(error)) throw asError(error);
		return await fetchItem(context, await reader.renewed(id, mediaItem), rendition);
	}
}

export const download: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download a media item',
		description:
			'Download the bytes of photos or videos this app created. Google removes the location from photos and gives videos re-compressed.',
	},
	fields: [
		mediaItemLocator,
		outputBinaryField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [concurrencyField('How many files to fetch at the same time'), ...renditionFields],
		},
	],

	async execute(context) {
		const prepared = await prepareItems(context, (itemIndex) => plan(context, itemIndex));
		const wanted = readyOf(prepared);
		const reader = new MediaItemReader(
			context,
			wanted.map(({ id }) => id),
		);
		const brake = new Brake(!context.continueOnFail());
		const keyOf = ({ id, rendition }: Wanted) => JSON.stringify([id, rendition]);
		const distinct = new Map(wanted.map((one) => [keyOf(one), one]));
		const fetching = startAll([...distinct.values()], concurrencyOf(context), async (one) => {
			try {
				brake.check(context);
				return await fetchWithRenewal(context, reader, one);
			} catch (error) {
				throwIfCancelled(context);
				brake.failed(error as Error);
				return { failure: error as Error };
			}
		});
		const fetched = await Promise.all(fetching);
		const results = new Map([...distinct.keys()].map((key, at) => [key, fetched[at]]));
		const outcomes = wanted.map((one): Outcome => {
			const result = results.get(keyOf(one))!;
			if ('failure' in result) return result;
			const json = simplifyMediaItem(result.mediaItem);
			return { results: [{ json, binary: { [one.field]: { ...result.binary } } }] };
		});
		return mergeOutcomes(prepared, outcomes);
	},
};
