import type { INode } from 'n8n-workflow';
import {
	parseAlbumId,
	parseMediaItemId,
} from '../../../../nodes/GooglePhotos/shared/fields/located';

const context = { getNode: () => ({ name: 'Google Photos', type: 'googlePhotos' }) as INode };
const album = `ALvc9T${'a1_-'.repeat(12)}`;
const item = `AF1kq3${'b2-_'.repeat(12)}`;
const site = 'https://photos.google.com';

it.each([
	album,
	`${site}/lr/album/${album}`,
	`${site}/album/${album}`,
	`${site}/u/1/lr/album/${album}?authuser=1`,
	`${site}/lr/album/${album}/photo/${item}`,
	`${site}/lr/album/${album}#top`,
])('finds the album in %s', (value) => {
	expect(parseAlbumId(context, { mode: 'url', value })).toBe(album);
});

it.each([
	item,
	`${site}/lr/photo/${item}`,
	`${site}/photo/${item}`,
	`${site}/u/0/photo/${item}`,
	`${site}/lr/album/${album}/photo/${item}`,
	`${site}/lr/album/${album}/photo/${item}?key=x`,
])('finds the media item in %s', (value) => {
	expect(parseMediaItemId(context, { mode: 'url', value })).toBe(item);
});

it.each([
	'',
	'Summer 2026',
	'https://photos.app.goo.gl/AbCdEfGhIjKlMnOpQ',
	`${site}/share/AF1Qip${'c'.repeat(30)}`,
	`https://example.com/lr/album/${album}`,
	`http://photos.google.com/lr/album/${album}`,
	`${site}/lr/photo/${item}`,
	`${site}.example.com/lr/album/${album}`,
	'../mediaItems',
])('takes %j for no album', (value) => {
	expect(() => parseAlbumId(context, { mode: 'id', value })).toThrow(/^'Album' is /);
});

it('names the field that is wrong', () => {
	const located = { mode: 'id', value: 'sunset.jpg' };
	expect(() => parseMediaItemId(context, located)).toThrow(/^'Media Item' .*"sunset.jpg"/);
	expect(() => parseMediaItemId(context, located, 'Cover Photo')).toThrow(/^'Cover Photo' /);
});
