import { createHmac } from 'node:crypto';
import {
	seal,
	unseal,
	type SigningKey,
} from '../../../../../nodes/GooglePhotos/triggers/pickerPage/security/address';

const key: SigningKey = { workflowId: 'w1', nodeId: 'n1', secret: 'client secret' };
const picking = { sessionId: 'session/1 ü', expiresAt: 2_000 };
const during = 1_500_000;

describe('the address of a waiting page', () => {
	it('carries the session and its times', () => {
		expect(unseal(seal(picking, key), key, during)).toEqual(picking);
	});

	it('needs no escaping in a query', () => {
		const address = seal(picking, key);
		expect(encodeURIComponent(address)).toBe(address);
	});

	it('does not hold the secret', () => {
		const [payload] = seal(picking, key).split('.');
		expect(Buffer.from(payload, 'base64url').toString()).not.toContain(key.secret);
	});

	it.each([
		['another workflow', { ...key, workflowId: 'w2' }],
		['another node', { ...key, nodeId: 'n2' }],
		['another client', { ...key, secret: 'other' }],
		['ids that meet elsewhere', { ...key, workflowId: 'w1n', nodeId: '1' }],
	])('is refused at %s', (_, other) => {
		expect(unseal(seal(picking, key), other, during)).toBe('forged');
	});

	it('is refused after any change', () => {
		const address = seal(picking, key);
		for (let at = 0; at < address.length; at++) {
			const other = address[at] === 'A' ? 'Q' : 'A';
			const changed = address.slice(0, at) + other + address.slice(at + 1);
			expect(unseal(changed, key, during)).toBe('forged');
		}
	});

	it.each([undefined, '', '.', 'a.b', 'a', ['a.b'], {}, `${'a'.repeat(3000)}.b`, 'a.b.c'])(
		'is refused when it is %p',
		(text) => {
			expect(unseal(text, key, during)).toBe('forged');
		},
	);

	it('is refused with a longer life written into it', () => {
		const [, signature] = seal(picking, key).split('.');
		const payload = Buffer.from(JSON.stringify(['session/1 ü', 9_000])).toString('base64url');
		expect(unseal(`${payload}.${signature}`, key, during)).toBe('forged');
	});

	it('is not signed with the secret itself', () => {
		const [payload, signature] = seal(picking, key).split('.');
		const texts = [payload, JSON.stringify(['google-photos-picker-page-2', 'w1', 'n1', payload])];
		for (const text of texts) {
			const plain = createHmac('sha256', key.secret).update(text).digest('base64url');
			expect(signature).not.toBe(plain);
		}
	});

	it('expires', () => {
		expect(unseal(seal(picking, key), key, 1_999_999)).toEqual(picking);
		expect(unseal(seal(picking, key), key, 2_000_000)).toBe('expired');
	});
});
