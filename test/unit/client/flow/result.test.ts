import { toError, valuesOf } from '../../../../nodes/GooglePhotos/client/flow/result';

it('what was thrown becomes an error, and an error stays what it is', () => {
	const error = new RangeError('far');
	expect(toError(error)).toBe(error);
	expect(toError('words')).toEqual(new Error('words'));
	expect(toError(undefined)).toEqual(new Error('undefined'));
});

it('the values of results are those of the good ones, in order', () => {
	expect(valuesOf([{ value: 1 }, { error: new Error('no') }, { value: 2 }])).toEqual([1, 2]);
});
