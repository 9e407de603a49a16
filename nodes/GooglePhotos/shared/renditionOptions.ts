import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { MOST_PIXELS, type Rendition } from '../client/renditions';
import { inputError, shown } from './inputErrors';

const THUMBNAIL_PIXELS = 256;

/** In which size a file is downloaded: options of a collection, in alphabetical order. */
export const renditionOptions: INodeProperties[] = [
	{
		displayName: 'Crop',
		name: 'crop',
		type: 'boolean',
		default: false,
		description:
			"Whether to cut the picture to exactly 'Width' and 'Height' instead of fitting it into them",
	},
	{
		displayName: 'Height',
		name: 'height',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MOST_PIXELS },
		default: 1080,
		description: 'The largest height in pixels, for a scaled picture',
	},
	{
		displayName: 'Size',
		name: 'size',
		type: 'options',
		options: [
			{
				name: 'Original',
				value: 'original',
				description:
					'The photo as it was uploaded but without its location; the video as Google re-compressed it (MP4)',
			},
			{
				name: 'Scaled',
				value: 'scaled',
				description: "A picture that fits into 'Width' and 'Height'; of a video a still picture",
			},
			{
				name: 'Thumbnail',
				value: 'thumbnail',
				description: `A square picture of ${THUMBNAIL_PIXELS} pixels; of a video a still picture`,
			},
		],
		default: 'original',
		description: "In which size to download. With 'Width' or 'Height' set it is Scaled.",
	},
	{
		displayName: 'Width',
		name: 'width',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MOST_PIXELS },
		default: 1920,
		description: 'The largest width in pixels, for a scaled picture',
	},
];

function pixelsOf(
	context: Pick<IExecuteFunctions, 'getNode'>,
	label: string,
	value: unknown,
): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const pixels = Number(value);
	if (Number.isInteger(pixels) && pixels >= 1 && pixels <= MOST_PIXELS) return pixels;
	throw inputError(
		context,
		`'${label}' is not a whole number of pixels from 1 to ${MOST_PIXELS}: "${shown(value)}"`,
		'Give a number of pixels, or remove the option to leave this side free.',
	);
}

/**
 * Reads the values of `renditionOptions`.
 * @throws NodeOperationError naming the option that does not fit
 */
export function renditionOf(
	context: Pick<IExecuteFunctions, 'getNode'>,
	{ size, width, height, crop }: IDataObject,
): Rendition {
	const fitted = {
		width: pixelsOf(context, 'Width', width),
		height: pixelsOf(context, 'Height', height),
		crop: crop === true,
	};
	const sides = [fitted.width, fitted.height].filter((side) => side !== undefined).length;
	if (size === 'thumbnail') {
		return { width: THUMBNAIL_PIXELS, height: THUMBNAIL_PIXELS, crop: true };
	}
	if (fitted.crop && sides < 2) {
		throw inputError(
			context,
			"'Crop' needs both 'Width' and 'Height'",
			'Add the missing option, or turn off Crop.',
		);
	}
	if (sides > 0) return fitted;
	if (size !== 'scaled') return 'original';
	throw inputError(
		context,
		"'Size' is Scaled, but neither 'Width' nor 'Height' is set",
		"Add the option 'Width' or 'Height', or choose another size.",
	);
}
