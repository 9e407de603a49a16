import { describeCompletedWork } from '../../../../nodes/GooglePhotos/shared/operation/completedWork';

describe('describeCompletedWork', () => {
	it('says nothing when nothing was done', () => {
		expect(describeCompletedWork([undefined, undefined])).toBeUndefined();
	});

	it('names each item where they are few', () => {
		const text = describeCompletedWork(['A', undefined, 'B']);
		expect(text).toContain('item 0: A; item 2: B.');
	});

	it('gives ranges where they are many', () => {
		const sideEffects = Array.from({ length: 1000 }, (_, index) =>
			index === 500 ? undefined : `id-${index}`,
		);
		const text = describeCompletedWork(sideEffects) ?? '';
		expect(text).toContain('999 items (0-499, 501-999)');
		expect(text.length).toBeLessThan(400);
	});
});
