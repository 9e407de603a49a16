/** The file extensions of a type, the usual one first. */
const EXTENSIONS: Record<string, readonly string[]> = {
	'image/avif': ['avif'],
	'image/bmp': ['bmp'],
	'image/gif': ['gif'],
	'image/heic': ['heic', 'heif'],
	'image/heif': ['heic', 'heif'],
	'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
	'image/png': ['png'],
	'image/tiff': ['tif', 'tiff', 'dng'],
	'image/webp': ['webp'],
	'image/x-icon': ['ico'],
	'video/3gpp': ['3gp', '3gpp'],
	'video/mp4': ['mp4', 'm4v'],
	'video/quicktime': ['mov', 'qt'],
	'video/webm': ['webm'],
};

/** Workflows put the name into paths, so it must not lead out of their folder. */
function safeName(name: string): string {
	return name
		.replace(/[/\\\p{Cc}]+/gu, '_')
		.replace(/^\.+$/, '')
		.trim();
}

/**
 * The name of a file whose bytes may be of another type than the media item: a downloaded video is
 * an MP4 and a scaled photo mostly a JPEG, whatever was uploaded.
 *
 * @param name as Google Photos shows it; without one the file is called `media-item`
 * @param mimeType of the bytes that came
 */
export function fileNameFor(name: string | undefined, mimeType: string): string {
	const given = safeName(name ?? '') || 'media-item';
	const extensions = EXTENSIONS[mimeType];
	if (!extensions) return given;
	const [, stem, extension] = /^(.+?)(?:\.([A-Za-z0-9]{1,5}))?$/s.exec(given) ?? ['', given, ''];
	if (extension && extensions.includes(extension.toLowerCase())) return given;
	return `${stem}.${extensions[0]}`;
}
