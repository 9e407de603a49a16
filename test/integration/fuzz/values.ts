import fc from 'fast-check';

/** Words that mean something to JavaScript, to JSON, to URLs, to HTTP, or to n8n. */
const treacherous = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'then',
	'length',
	'null',
	'undefined',
	'NaN',
	'-0',
	'1e309',
	'',
	' ',
	'\0',
	'\ud800',
	'a\udc00b',
	'\u202e',
	'..',
	'../../v1/albums',
	'%2e%2e%2f',
	'a/b?c=d#e',
	'x\r\nHost: other.example',
	'https://other.example/photo.jpg',
	'//other.example/',
	'https://photos.google.com@other.example/album/1',
	'https://lh3.googleusercontent.com:444/a',
	'http://lh3.googleusercontent.com/a',
	'={{ $json }}',
	'[object Object]',
	'2026-02-30T25:61:00Z',
	'-271821-04-20T00:00:00.000Z',
	'99999-12-31',
	'yes',
	'FALSE',
	'valueOf',
	'1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P7',
];

const text = fc.oneof(
	fc.constantFrom(...treacherous),
	fc.string(),
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc
		.tuple(fc.string({ minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 300_000 }))
		.map(([part, length]) => part.repeat(Math.ceil(length / part.length))),
);

const number = fc.oneof(
	fc.integer({ min: -3, max: 60 }),
	fc.integer(),
	fc.constantFrom(0.5, 1e21, -1e21, Number.MAX_SAFE_INTEGER, 2_147_483_648, 5e-324),
);

const key = fc.oneof(
	fc.constantFrom(
		'__proto__',
		'constructor',
		'value',
		'mode',
		'name',
		'json',
		'toJSON',
		'valueOf',
		'__rl',
		'id',
		'at',
		'year',
		'then',
	),
	fc.string({ maxLength: 8 }),
);

/** Anything that JSON can carry, with what is awkward in it more often than by chance. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 3, withCrossShrink: true },
		{ arbitrary: text, weight: 4 },
		{ arbitrary: number, weight: 2 },
		{ arbitrary: fc.constantFrom(null, true, false), weight: 2 },
		{ arbitrary: fc.array(tie('value'), { maxLength: 4 }), weight: 1 },
		// Built as JSON.parse builds it, so that "__proto__" is a key like any other.
		{
			arbitrary: fc
				.array(fc.tuple(key, tie('value')), { maxLength: 4 })
				.map((entries) => Object.fromEntries(entries)),
			weight: 1,
		},
	),
})).value;

/** What an expression can yield and JSON cannot carry. */
export const anyExpression = fc.constantFrom(
	'={{ undefined }}',
	'={{ null }}',
	'={{ NaN }}',
	'={{ Infinity }}',
	'={{ new Date() }}',
	'={{ new Date(NaN) }}',
	'={{ $now }}',
	'={{ $today.minus({ days: 3 }) }}',
	'={{ DateTime.fromISO("no date") }}',
	'={{ [1, null, undefined] }}',
	'={{ [$now, new Date()] }}',
	'={{ ({ value: undefined, mode: null }) }}',
	'={{ (() => 1) }}',
	'={{ Object.create(null) }}',
	'={{ new Map([[1, 2]]) }}',
	'={{ "x".repeat(30_000_000) }}',
	'={{ "a ".repeat(10_000_000) }}',
	'={{ Array(200_000).fill(null) }}',
	'={{ Array(1000).fill("\\ud83d") }}',
	'={{ ({ valueOf: 1, toString: 2, toJSON: 3 }) }}',
	'={{ $input.all() }}',
	'={{ /a/g }}',
	'={{ 10n }}',
	'={{ $json }}',
	'={{ $json.missing.property }}',
	'={{ $("Nowhere").item.json }}',
	'={{ (() => { throw new Error("No") })() }}',
	'={{ {{ }}',
	'=text {{ $now }} and {{ null }}',
);
