/**
 * Which files Google Photos accepts, by their signatures.
 * https://developers.google.com/photos/library/guides/upload-media
 */

export interface MediaType {
	kind: 'photo' | 'video';
	mimeType: string;
	extension: string;
	/** Whether sharp can be asked to decode it. */
	decodable: boolean;
}

const photo = (mimeType: string, extension: string, decodable = true): MediaType => ({
	kind: 'photo',
	mimeType,
	extension,
	decodable,
});
const video = (mimeType: string, extension: string): MediaType => ({
	kind: 'video',
	mimeType,
	extension,
	decodable: false,
});

/** By hexadecimal bytes at the beginning of the file. */
const SIGNATURES: ReadonlyArray<[string, MediaType]> = [
	['ffd8ff', photo('image/jpeg', 'jpg')],
	['89504e470d0a1a0a', photo('image/png', 'png')],
	['474946383761', photo('image/gif', 'gif')],
	['474946383961', photo('image/gif', 'gif')],
	['49492a00', photo('image/tiff', 'tif')],
	['4d4d002a', photo('image/tiff', 'tif')],
	['424d', photo('image/bmp', 'bmp', false)],
	['00000100', photo('image/x-icon', 'ico', false)],
	['1a45dfa3', video('video/x-matroska', 'mkv')],
	['3026b2758e66cf11', video('video/x-ms-wmv', 'wmv')],
	['000001ba', video('video/mpeg', 'mpg')],
	['000001b3', video('video/mpeg', 'mpg')],
	['47400', video('video/mp2t', 'mts')],
];

/** By the major brand of ISO base media files, which share the box `ftyp`. */
const BRANDS: ReadonlyArray<[RegExp, MediaType]> = [
	[/^(avif|avis)/, photo('image/avif', 'avif')],
	[/^(heic|heix|hevc|mif1|msf1|heim|heis)/, photo('image/heif', 'heic', false)],
	[/^qt/, video('video/quicktime', 'mov')],
	[/^3g2/, video('video/3gpp2', '3g2')],
	[/^3g/, video('video/3gpp', '3gp')],
	[/^M4V/, video('video/x-m4v', 'm4v')],
	[/^/, video('video/mp4', 'mp4')],
];

/** @returns the type, or undefined for what Google Photos does not accept. */
export function detectMediaType(head: Buffer): MediaType | undefined {
	const text = (start: number, end: number) => head.subarray(start, end).toString('latin1');
	if (text(4, 8) === 'ftyp') {
		return BRANDS.find(([brand]) => brand.test(text(8, 12)))?.[1];
	}
	if (text(4, 8) === 'moov' || text(4, 8) === 'mdat') return video('video/quicktime', 'mov');
	if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return photo('image/webp', 'webp');
	if (text(0, 4) === 'RIFF' && text(8, 11) === 'AVI') return video('video/x-msvideo', 'avi');
	const hex = head.subarray(0, 16).toString('hex');
	return SIGNATURES.find(([signature]) => hex.startsWith(signature))?.[1];
}
