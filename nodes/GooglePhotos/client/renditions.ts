/** In which form the bytes of a media item are wanted: as they are kept, or as a picture in a size. */
export type Rendition = 'original' | { width?: number; height?: number; crop: boolean };

/** Larger numbers are cut down by Google. */
export const MOST_PIXELS = 16_383;

/**
 * The address of the bytes: a base URL with the suffix for photo or video.
 * A video in a size is a still picture of it; its original is what Google transcoded.
 * https://developers.google.com/photos/library/guides/access-media-items#base-urls
 */
export function renditionUrl(baseUrl: string, isVideo: boolean, rendition: Rendition): string {
	if (rendition === 'original') return `${baseUrl}=${isVideo ? 'dv' : 'd'}`;
	const { width, height, crop } = rendition;
	const parts = [width && `w${width}`, height && `h${height}`, crop && 'c'].filter(Boolean);
	return `${baseUrl}=${parts.join('-')}`;
}
