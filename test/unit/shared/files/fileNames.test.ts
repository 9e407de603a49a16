import {
	UniqueNames,
	fileNameFor,
	numbered,
} from '../../../../nodes/GooglePhotos/shared/files/fileNames';

it.each([
	['beach.jpg', 'image/jpeg', 'beach.jpg'],
	['beach.JPEG', 'image/jpeg', 'beach.JPEG'],
	['写真 📷.jpg', 'image/jpeg', '写真 📷.jpg'],
	['clip.mov', 'video/mp4', 'clip.mp4'],
	['raw.heic', 'image/jpeg', 'raw.jpg'],
	['no ending', 'image/png', 'no ending.png'],
	['strange.xyz', 'application/octet-stream', 'strange.xyz'],
	[undefined, 'image/png', 'media-item.png'],
	['  ', 'image/png', 'media-item.png'],
	['a.JPG', 'image/jpeg', 'a.JPG'],
	['a.heic', 'image/jpeg', 'a.jpg'],
	['v1.2 final', 'image/png', 'v1.2 final.png'],
	['.hidden', 'image/png', '.hidden.png'],
	['a.cr2', 'image/x-canon-cr2', 'a.cr2'],
	[undefined, 'image/webp', 'media-item.webp'],
	['Scan 1.1', 'image/jpeg', 'Scan 1.1.jpg'],
	['Scan 1.2', 'image/jpeg', 'Scan 1.2.jpg'],
	['Scan 1.1.jpg', 'image/jpeg', 'Scan 1.1.jpg'],
	['Scan 1.1.heic', 'image/jpeg', 'Scan 1.1.jpg'],
	['Scan 1.1.MOV', 'video/mp4', 'Scan 1.1.mp4'],
	['2026.07.14', 'image/png', '2026.07.14.png'],
	['IMG_1.edit', 'image/jpeg', 'IMG_1.edit.jpg'],
	['v2.1', 'video/mp4', 'v2.1.mp4'],
	['Scan 1.1', 'application/octet-stream', 'Scan 1.1'],
])('names %p of type %s %p', (name, mimeType, expected) => {
	expect(fileNameFor(name, mimeType)).toBe(expected);
});

it.each([
	['../../etc/passwd', '.._.._etc_passwd.jpg'],
	['..', 'media-item.jpg'],
	['C:\\Windows\\x.jpg', 'C:_Windows_x.jpg'],
	['a\0b\nc.jpg', 'a_b_c.jpg'],
])('lets %p lead to no other folder', (name, expected) => {
	expect(fileNameFor(name, 'image/jpeg')).toBe(expected);
});

it.each([
	['.. \u200b', 'media-item.jpg'],
	[' .\u202e.', 'media-item.jpg'],
	['photo\u202egpj.exe', 'photogpj.exe.jpg'],
	['\u2066a\u200b\ufeffb\u2069.jpg', 'ab.jpg'],
	['a\u2028b\u007fc\ud800.jpg', 'a_b_c_.jpg'],
])('keeps nothing in %j that cannot be seen', (name, expected) => {
	expect(fileNameFor(name, 'image/jpeg')).toBe(expected);
});

it.each([
	['x'.repeat(300), `${'x'.repeat(196)}.jpg`],
	[`${'x'.repeat(300)}.JPG`, `${'x'.repeat(196)}.JPG`],
	[`${'写'.repeat(100)}.jpg`, `${'写'.repeat(65)}.jpg`],
	[`${'📷'.repeat(100)}.heic`, `${'📷'.repeat(49)}.jpg`],
	[`${'x'.repeat(194)}   end.jpg`, `${'x'.repeat(194)}.jpg`],
])('cuts a long name between characters and keeps its ending: %#', (name, expected) => {
	expect(fileNameFor(name, 'image/jpeg')).toBe(expected);
	expect(Buffer.byteLength(expected)).toBeLessThanOrEqual(200);
});

it('numbers names before their ending, and never makes them too long', () => {
	expect(numbered('beach.jpg', 1)).toBe('beach.jpg');
	expect(numbered('beach.jpg', 2)).toBe('beach (2).jpg');
	expect(numbered('Scan 1.1', 3)).toBe('Scan 1.1 (3)');
	expect(Buffer.byteLength(numbered(`${'写'.repeat(65)}.jpg`, 12))).toBeLessThanOrEqual(200);
});

it('makes names unique, also for file systems that do not tell capitals apart', () => {
	const names = new UniqueNames();
	const wanted = ['IMG.jpg', 'IMG.jpg', 'img.JPG', 'IMG (2).jpg', 'IMG.png', 'e\u0301', '\u00e9'];
	expect(wanted.map((name) => names.take(name))).toEqual([
		'IMG.jpg',
		'IMG (2).jpg',
		'img (3).JPG',
		'IMG (2) (2).jpg',
		'IMG.png',
		'e\u0301',
		'\u00e9 (2)',
	]);
});
