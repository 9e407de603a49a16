/** Which fields of Google's JSON hold an id, a token, an address, or something of a person. */

const SECRET = /(^id|[a-z]Ids?|_id|[tT]okens?|[a-z]Ur[li]s?|[kK]ey|[sS]ecret)$/;
const PERSONAL = /^(title|filename|fileName|description|camera(Make|Model)|displayName|email)$/;

/** Longer names stand for the same thing. */
const ALIASES = ['MediaItemId', 'AlbumId', 'EnrichmentItemId', 'PageToken', 'BaseUrl'];

/** The collection that a method works on, for an `id` at the top of its JSON. */
const SUBJECTS: Record<string, string> = {
	albums: 'album',
	sharedAlbums: 'shareToken',
	mediaItems: 'mediaItem',
	pickedMediaItems: 'mediaItem',
	newMediaItemResults: 'mediaItem',
	sessions: 'session',
};

const snake = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();

/**
 * @param key the name of the field
 * @param parent the name of the field around it
 * @param call the API method, for a field without one around it
 * @returns the placeholder for its value; undefined for a field that may be shown
 */
export function placeholderFor(key: string, parent: string, call: string): string | undefined {
	if (!SECRET.test(key)) return undefined;
	if (key === 'id') {
		const around = parent || call.split('.')[0];
		const subject = snake(SUBJECTS[around] ?? around);
		if (subject === 'SHARE_TOKEN') return subject;
		return subject ? `${subject}_ID` : 'ID';
	}
	const one = key.replace(/s$/, '');
	const alias = ALIASES.find((name) => one.toLowerCase().endsWith(name.toLowerCase()));
	return snake(alias ?? one);
}

/** Whether a text may stay: it is the probe's own, or Google's words about an error. */
export function keepsWords(value: string, key: string, parent: string): boolean {
	if (key === 'createTime') return false;
	if (!PERSONAL.test(key) || value === '' || value.startsWith('n8n probe')) return true;
	return ['links', 'fieldViolations'].includes(parent);
}

/** What stands in for something of a person; of a time only the form is kept. */
export function personalPlaceholder(value: string, key: string): string {
	return key === 'createTime' ? value.replace(/\d/g, '0') : snake(key);
}
