import { expiresAtMs } from '../../../../nodes/GooglePhotos/client/picker/polling';

it.each([
	['2026-07-14T12:00:00Z', Date.UTC(2026, 6, 14, 12)],
	['no time', Infinity],
	[undefined, Infinity],
])('a session that expires at %p', (expireTime, end) => {
	expect(
		expiresAtMs({ id: 's', pickerUri: 'https://photos.google.com/picker/s', expireTime }),
	).toBe(end);
});
