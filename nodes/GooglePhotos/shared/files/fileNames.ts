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

/** Other extensions that a name in Google Photos may have; a dot elsewhere belongs to the name. */
const OTHER_EXTENSIONS =
	'arw avi cr2 cr3 crw divx m2t m2ts mkv mmv mod mpeg mpg mts nef nrw orf pef raf raw rw2 srw tod wmv 3g2 asf'.split(
		' ',
	);
const KNOWN_EXTENSIONS = new Set([...Object.values(EXTENSIONS).flat(), ...OTHER_EXTENSIONS]);

/** Workflows put the name into paths, so it must not lead out of their folder. */
function safeName(name: string): string {
	const safe = name.replace(/[/\\\p{Cc}]+/gu, '_').trim();
	return /^\.+$/.test(safe) ? '' : safe;
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
	const [, stem, extension] = /^(.+)\.([A-Za-z0-9]{1,5})$/s.exec(given) ?? [];
	if (!extension || !KNOWN_EXTENSIONS.has(extension.toLowerCase())) {
		return `${given}.${extensions[0]}`;
	}
	return extensions.includes(extension.toLowerCase()) ? given : `${stem}.${extensions[0]}`;
}
