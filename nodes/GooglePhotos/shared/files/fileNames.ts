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

/** What a name may have in file systems, less room for what is put around it, such as a number. */
const MAX_NAME_BYTES = 200;

interface NameParts {
	stem: string;
	/** With its dot; empty where the name ends in none that is known. */
	extension: string;
}

function splitName(name: string): NameParts {
	const [, stem, extension] = /^(.+)(\.[A-Za-z0-9]{1,5})$/s.exec(name) ?? [];
	const isKnown = extension && KNOWN_EXTENSIONS.has(extension.slice(1).toLowerCase());
	return isKnown ? { stem, extension } : { stem: name, extension: '' };
}

/** Puts a name together that is not too long, by shortening its stem between two characters. */
function joinName(stem: string, ending: string): string {
	let left = MAX_NAME_BYTES - Buffer.byteLength(ending);
	let kept = '';
	for (const character of stem) {
		left -= Buffer.byteLength(character);
		if (left < 0) return kept.trimEnd() + ending;
		kept += character;
	}
	return kept + ending;
}

/**
 * Workflows put the name into paths, so it must not lead out of their folder; nor may it hold what
 * cannot be seen, such as marks that turn the direction of its end around.
 */
function safeName(name: string): string {
	const safe = name
		.replace(/\p{Cf}+/gu, '')
		.replace(/[/\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, '_')
		.trim();
	return /^\.+$/.test(safe) ? '' : safe;
}

/** @example numbered('beach.jpg', 2) === 'beach (2).jpg'; the first of several keeps its name */
export function numbered(name: string, number: number): string {
	if (number === 1) return name;
	const { stem, extension } = splitName(name);
	return joinName(stem, ` (${number})${extension}`);
}

/** How names compare in a file system that does not tell capitals apart. */
const keyOf = (name: string) => name.normalize('NFC').toLowerCase();

/** Names of which no two are alike, whatever the file system. */
export class UniqueNames {
	/** By name, the number that is tried next for it. */
	private readonly next = new Map<string, number>();

	/** @returns the name itself the first time, then with a number: `IMG.jpg`, `IMG (2).jpg` … */
	take(name: string): string {
		let number = this.next.get(keyOf(name)) ?? 1;
		let candidate = numbered(name, number);
		while (this.next.has(keyOf(candidate)) && number > 1) candidate = numbered(name, ++number);
		this.next.set(keyOf(candidate), 2);
		this.next.set(keyOf(name), number + 1);
		return candidate;
	}
}

/**
 * The name of a file whose bytes may be of another type than the media item: a downloaded video is
 * an MP4 and a scaled photo mostly a JPEG, whatever was uploaded.
 *
 * @param name as Google Photos shows it; without one the file is called `media-item`
 * @param mimeType of the bytes that came
 * @returns at most 200 bytes in UTF-8
 */
export function fileNameFor(name: string | undefined, mimeType: string): string {
	const { stem, extension } = splitName(safeName(name ?? '') || 'media-item');
	const extensions = EXTENSIONS[mimeType];
	const fits = !extensions || extensions.includes(extension.slice(1).toLowerCase());
	return joinName(stem, fits ? extension : `.${extensions[0]}`);
}
