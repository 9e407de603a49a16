import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Rendition } from '../../client/downloads/rendition';
import { readChoice, readSwitch, toNumber } from '../operation/choices';
import { type ErrorContext, inputError } from '../operation/inputErrors';

/** The sides of a thumbnail, in pixels. */
const THUMBNAIL_PIXELS = 512;
/** Google cuts larger numbers down. */
const MAX_PIXELS = 16_383;

const SIZES = ['motion', 'original', 'scaled', 'thumbnail'] as const;

/** Which bytes of a media item are wanted: an entry of an Options collection each. */
export const renditionFields: INodeProperties[] = [
	{
		displayName: 'Crop',
		name: 'crop',
		type: 'boolean',
		default: false,
		description:
			"Whether to cut the picture to exactly 'Width' and 'Height' instead of fitting it into them. Needs both.",
	},
	{
		displayName: 'Height',
		name: 'height',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MAX_PIXELS },
		default: 1080,
		description:
			"The greatest height in pixels, with 'Size' set to Scaled or Thumbnail. The proportions are kept.",
	},
	{
		displayName: 'Size',
		name: 'size',
		type: 'options',
		options: [
			{
				name: 'Motion Video',
				value: 'motion',
				description:
					'The moving part of a motion photo, or a whole video, as MP4. A photo that does not move is an error.',
			},
			{
				name: 'Original',
				value: 'original',
				description:
					'Photos in full size with their Exif data except the location; videos as the MP4 that Google made of them',
			},
			{
				name: 'Scaled',
				value: 'scaled',
				description: "A picture that fits into 'Width' and 'Height'; for a video, a still image",
			},
			{
				name: 'Thumbnail',
				value: 'thumbnail',
				description: `A picture of at most ${THUMBNAIL_PIXELS} pixels a side, or as 'Width' and 'Height' say; for a video, a still image`,
			},
		],
		default: 'original',
		description: 'Which version to download. Google does not return untouched originals.',
	},
	{
		displayName: 'Width',
		name: 'width',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MAX_PIXELS },
		default: 1920,
		description:
			"The greatest width in pixels, with 'Size' set to Scaled or Thumbnail. The proportions are kept.",
	},
];

function readPixels(context: ErrorContext, label: string, value: unknown): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const pixels = toNumber(value);
	if (Number.isInteger(pixels) && pixels >= 1 && pixels <= MAX_PIXELS) return pixels;
	throw inputError(
		context,
		`'${label}' is not a number of pixels`,
		`Give a whole number from 1 to ${MAX_PIXELS}, or remove the option.`,
	);
}

/**
 * Reads the version that the options ask for; width or height alone mean Scaled.
 * @throws NodeOperationError naming the option that is missing or does not fit the others
 */
export function readRendition(context: ErrorContext, options: IDataObject): Rendition {
	const width = readPixels(context, 'Width', options.width);
	const height = readPixels(context, 'Height', options.height);
	const crop = readSwitch(context, 'Crop', options.crop);
	const usual = width || height || crop ? 'scaled' : 'original';
	const size = readChoice(context, 'Size', options.size ?? usual, SIZES);
	if (size === 'original' || size === 'motion') {
		if (!width && !height && !crop) return { size };
		throw inputError(
			context,
			`'Size' is ${size === 'motion' ? 'Motion Video' : 'Original'}, so 'Width', 'Height' and 'Crop' have no effect`,
			"Set 'Size' to Scaled, or remove the other options.",
		);
	}
	if (size === 'thumbnail' && !width && !height) {
		return { size: 'picture', width: THUMBNAIL_PIXELS, height: THUMBNAIL_PIXELS, crop };
	}
	if (!width && !height) {
		throw inputError(
			context,
			"'Size' is Scaled, but neither 'Width' nor 'Height' is set",
			'Add one of the two options, or both.',
		);
	}
	if (crop && (!width || !height)) {
		throw inputError(
			context,
			`'Crop' needs both 'Width' and 'Height'`,
			`Add the option '${width ? 'Height' : 'Width'}', or remove 'Crop'.`,
		);
	}
	return { size: 'picture', width, height, crop };
}
