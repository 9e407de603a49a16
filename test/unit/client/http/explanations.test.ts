import { explain } from '../../../../nodes/GooglePhotos/client/http/explanations';
import type { ApiFailure } from '../../../../nodes/GooglePhotos/client/http/failures';
import { METHODS, type ApiMethod } from '../../../../nodes/GooglePhotos/client/http/methods';

const words = (failure: Partial<ApiFailure>, method: ApiMethod = 'albums.get') => {
	const { message, description } = explain({ message: 'Words of Google', ...failure }, method);
	return `${message}\n${description}`;
};

it('tells to sign in again and names the 7 days of an app in Testing', () => {
	expect(words({ signInLost: true })).toMatch(/sign in[\s\S]*7 days[\s\S]*publish/i);
});

it('names the scope a token lacks', () => {
	const denied = { httpStatus: 403, status: 'PERMISSION_DENIED' };
	expect(words(denied, 'albums.patch')).toContain('photoslibrary.edit.appcreateddata');
	expect(words(denied, 'albums.addEnrichment')).toContain(
		'photoslibrary.appendonly or photoslibrary.edit.appcreateddata',
	);
});

it('names the API that is switched off', () => {
	const disabled = { httpStatus: 403, reason: 'SERVICE_DISABLED' };
	expect(words(disabled)).toContain('Photos Library API');
	expect(words(disabled, 'sessions.create')).toContain('Google Photos Picker API');
	const inWords = { httpStatus: 403, message: 'Photos Library API has not been used in project 7' };
	expect(words(inWords)).toContain('is not enabled');
});

it('explains what Google removed, and what to do instead', () => {
	for (const method of ['albums.share', 'sharedAlbums.list'] as const) {
		expect(words({ httpStatus: 403 }, method)).toMatch(/March 31, 2025[\s\S]*Google Photos app/);
	}
});

it('tells the quota of the day from that of the moment', () => {
	expect(words({ httpStatus: 429, message: 'All requests per day' })).toContain('midnight Pacific');
	expect(words({ httpStatus: 429, message: 'concurrent write request' })).toContain('few minutes');
});

it('names the field whose id is unknown, and why it may be', () => {
	expect(words({ httpStatus: 404 }, 'albums.get')).toMatch(/'Album'[\s\S]*same OAuth client/);
	expect(words({ httpStatus: 404 }, 'mediaItems.get')).toContain("'Media Item'");
	const invalid = { httpStatus: 400, message: 'Invalid media item ID.' };
	expect(words(invalid, 'mediaItems.get')).toContain("'Media Item'");
	const foreign = { httpStatus: 400, message: 'No permission to add media items to this album.' };
	expect(words(foreign, 'mediaItems.batchCreate')).toContain("'Album'");
});

it('warns that a write may have happened when the response was lost', () => {
	const lost = { networkCode: 'ECONNRESET' };
	expect(words(lost, 'albums.create')).toContain('may have carried out');
	expect(words(lost, 'albums.get')).not.toContain('may have carried out');
	expect(words({ httpStatus: 503 }, 'albums.create')).toContain('may have carried out');
	expect(words(lost, 'albums.addEnrichment')).toContain('may have carried out');
	expect(words({ networkCode: 'ECONNREFUSED' }, 'albums.create')).not.toContain('may have');
});

it("keeps Google's words in every case, and no word n8n's guidelines avoid in its messages", () => {
	for (const method of Object.keys(METHODS) as ApiMethod[]) {
		for (const httpStatus of [400, 401, 403, 404, 413, 429, 500, 503]) {
			const { message, description } = explain({ httpStatus, message: 'Words of Google' }, method);
			expect(description).toContain('Words of Google');
			expect(message).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
			expect(message).not.toMatch(/\.$/);
		}
	}
});
