import { fileNameFor } from '../../../../nodes/GooglePhotos/shared/files/fileNames';

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
