/** A version of a media item that Google can make. */
export type Rendition =
	| { size: 'original' }
	| { size: 'motion' }
	| { size: 'picture'; width?: number; height?: number; crop: boolean };

/**
 * What is put behind a base URL to get this version.
 * https://developers.google.com/photos/library/guides/access-media-items#base-urls
 */
export function baseUrlSuffix(rendition: Rendition, isVideo: boolean): string {
	if (rendition.size === 'original') return isVideo ? '=dv' : '=d';
	// The moving part of a motion photo; of a video, all of it.
	if (rendition.size === 'motion') return '=dv';
	const { width, height, crop } = rendition;
	const parts = [width && `w${width}`, height && `h${height}`, crop && 'c'];
	return `=${parts.filter(Boolean).join('-')}`;
}
