import { path } from '../../../../nodes/GooglePhotos/client/http/path';

it('makes one segment of every value', () => {
	expect(path`/v1/albums/${'a/b?c#d'}:share`).toBe('/v1/albums/a%2Fb%3Fc%23d:share');
	expect(path`/v1/mediaItems/${'写真'}`).toBe('/v1/mediaItems/%E5%86%99%E7%9C%9F');
	expect(path`/v1/albums`).toBe('/v1/albums');
});

it.each(['', '.', '..'])('refuses "%s", which would change the path', (value) => {
	expect(() => path`/v1/albums/${value}`).toThrow(RangeError);
});
