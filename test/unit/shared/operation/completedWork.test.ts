import type { IExecuteFunctions } from 'n8n-workflow';
import {
	describeCompletedWork,
	rememberWork,
} from '../../../../nodes/GooglePhotos/shared/operation/completedWork';

const context = {} as IExecuteFunctions;

describe('describeCompletedWork', () => {
	it('says nothing when nothing was done', () => {
		expect(describeCompletedWork(context, [undefined, undefined])).toBeUndefined();
	});

	it('names each item where they are few', () => {
		const text = describeCompletedWork(context, ['A', undefined, 'B']);
		expect(text).toContain('item 0: A; item 2: B.');
	});

	it('gives ranges where they are many', () => {
		const sideEffects = Array.from({ length: 1000 }, (_, index) =>
			index === 500 ? undefined : `id-${index}`,
		);
		const text = describeCompletedWork(context, sideEffects) ?? '';
		expect(text).toContain('999 items (0-499, 501-999)');
		expect(text.length).toBeLessThan(400);
	});

	it('names what was done for all items together', () => {
		const run = {} as IExecuteFunctions;
		rememberWork(run, 'album X was created');
		expect(describeCompletedWork(run, [undefined])).toContain('album X was created.');
		expect(describeCompletedWork(run, ['A'])).toContain('album X was created; item 0: A.');
	});
});
