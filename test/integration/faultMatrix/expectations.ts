import { DOUBT, type End } from './cell';
import type { Fault } from './faults';
import type { Kind, Target } from './operations';

/** How a cell of the matrix has to end. */
export interface Expectation {
	/** `recovered`, or what the error says. */
	end: 'recovered' | RegExp;
	/** Simulated seconds that the run of two input items may take. */
	seconds: number;
	/** Requests that it may send to Google. */
	requests?: number;
	/** The error has to say that Google may have carried the request out. */
	doubt?: boolean;
	/** Nobody can tell it from an empty list. */
	empty?: boolean;
}

/** One expectation for all kinds of requests, with those that differ. */
type Rule = Expectation & { kinds?: Partial<Record<Kind, Partial<Expectation>>> };

const recovered = (seconds: number, kinds?: Rule['kinds']): Rule => ({
	end: 'recovered',
	seconds,
	kinds,
});
const refused = (end: RegExp, requests?: number, kinds?: Rule['kinds']): Rule => ({
	end,
	seconds: 5,
	requests,
	kinds,
});

const UNREACHED = /^Google Photos could not be reached to /;
const REFUSED = /^Google Photos refused to .*: (a permission is missing|Google removed this)/;
const NO_SCOPE = refused(REFUSED, 2);

/** Without a response nobody knows, and sending again could make a second one. */
const lost = (end: RegExp) => ({ unrepeatable: { end, doubt: true } });
/** What is no photo is no result, and says what came instead. */
const noPhoto = { download: { end: UNREACHED } };

const passing = (seconds = 10) => recovered(seconds, lost(UNREACHED));
const status = (code: number) =>
	recovered(10, lost(new RegExp(`^Google Photos could not .* \\(HTTP status ${code}\\)`)));
const lasting = (end: RegExp, seconds = 60): Rule => ({ end, seconds });

/** By fault: how it ends, and how soon. */
const RULES: Record<string, Rule> = {
	'429 with Retry-After': recovered(60),
	'429': recovered(60),
	'429, always': {
		...lasting(/too many requests/, 300),
		kinds: { download: { end: /download quota/, seconds: 60 } },
	},
	'429, quota of the day': refused(/quota of the Google Cloud project is used up/, 2),
	'429, concurrent write': recovered(60),
	'409': recovered(10),
	'500': status(500),
	'502 of a proxy, carried out': status(502),
	'503': status(503),
	'503, always': lasting(/\(HTTP status 503\)/),
	'504, carried out': status(504),
	'connection refused': recovered(10),
	'connection refused, always': lasting(UNREACHED),
	'reset before the response': passing(),
	'reset within the response': passing(),
	'reset after the request was carried out': passing(),
	'no response': recovered(130, lost(UNREACHED)),
	'no response, always': { ...lasting(UNREACHED, 370), kinds: { bytes: { seconds: 700 } } },
	'response that stops': passing(130),
	'truncated JSON, carried out': passing(),
	'page of a proxy': recovered(10, { ...lost(UNREACHED), ...noPhoto }),
	'page of a proxy, always': lasting(UNREACHED),
	'empty response, carried out': passing(),
	'{}, carried out': recovered(10, { ...lost(UNREACHED), ...noPhoto }),
	'401': recovered(5),
	'access token expired': recovered(5),
	'401, always': refused(/^Google did not accept the sign-in/, 4),
	'sign-in revoked': refused(/^Reconnect the Google Photos credential/, 4),
	'403, API disabled': refused(/ is not enabled in the Google Cloud project$/, 2),
	'403, scope missing': NO_SCOPE,
	'403, Photos switched off': refused(
		/ is (switched|turned) off for the connected Google account$/,
		2,
	),
	'403': refused(REFUSED, 3),
	'404': refused(
		/ is unknown to Google Photos|^Google Photos does not know this (picking session|upload)/,
	),
	'slow, 20 seconds': recovered(25),
	'page token repeated': refused(/sent the same page token twice/),
	'base URL expired': recovered(5),
	'base URL dead, 403': refused(/^Google Photos did not provide the file/, 12),
	'base URL dead, 404': refused(/^Google Photos did not provide the file/, 12),
	'short body, always': lasting(UNREACHED),
	'disk full': refused(/^ENOSPC/),
	'disk full in the middle': refused(/^ENOSPC/),
	'stored file ends early': refused(/(fewer|bytes|ends)/),
	'stored file gone': refused(/does not exist/),
};

/** A target as `album.create` or `mediaItem.upload bytes`. */
export const nameOf = ({ resource, operation, part }: Target): string =>
	[`${resource}.${operation}`, part].filter(Boolean).join(' ');

/** What is so for good reason in single cells; the first that fits. */
const EXCEPTIONS: Array<{
	target: RegExp;
	fault: RegExp;
	expect: Partial<Expectation>;
	why: string;
}> = [
	{
		target: /^mediaItem\.create$/,
		fault: /carried out$|within the response|that stops/,
		expect: { end: /^Google Photos (could not|did not say)/, doubt: true, seconds: 310 },
		why: 'A spent upload token does not tell which media item it made.',
	},
	{
		target: /^mediaItem\.(create|upload creation)$/,
		fault: /^no response, always$/,
		expect: { seconds: 1_300 },
		why: 'Google may take minutes to create 50 media items.',
	},
	{
		target: /^mediaItem\.(create|upload creation)$/,
		fault: /^(no response|response that stops)$/,
		expect: { seconds: 310 },
		why: 'Google may take minutes to create 50 media items.',
	},
	{
		target: /^album\.(add|remove)MediaItems$/,
		fault: /^no response, always$/,
		expect: { seconds: 700 },
		why: 'After each loss the album is looked at.',
	},
	{
		target: /\.getMediaItems bytes$/,
		fault: /^no response, always$/,
		expect: { seconds: 610 },
		why: 'The sessions of two input items are read one after the other.',
	},
	{
		target: /\.(getAll|search|getMediaItems list)$/,
		fault: /^\{\}, carried out$/,
		expect: { empty: true },
		why: 'This is how Google says that a list is empty.',
	},
	{
		target: /^mediaItem\.upload/,
		fault: /^403, scope missing$/,
		expect: { requests: 6 },
		why: 'The upload endpoint answers 401, so that each of two uploads renews the sign-in first.',
	},
	{
		target: /^mediaItem\.upload/,
		fault: /^401, always$/,
		expect: { end: REFUSED, requests: 6 },
		why: 'The upload endpoint answers 401 where others answer 403; two uploads are on their way.',
	},
];

function baseExpectation({ name }: Fault, { kind }: Target): Expectation {
	const rule = RULES[name];
	if (!rule) throw new Error(`There is no rule for the fault "${name}"`);
	const { kinds, ...all } = rule;
	return { ...all, ...kinds?.[kind] };
}

/** How a cell has to end: the rule of its fault, unless there is an exception. */
export function expectationOf(fault: Fault, target: Target): Expectation {
	const exception = EXCEPTIONS.find(
		(one) => one.target.test(nameOf(target)) && one.fault.test(fault.name),
	);
	return { ...baseExpectation(fault, target), ...exception?.expect };
}

/** What is wrong with the end of a cell. */
export type Problem = 'end' | 'doubt' | 'time' | 'requests' | 'truth' | 'leftovers' | 'leaks';

/** Where an end is not as expected. */
export function problemsOf(end: End, expected: Expectation): Problem[] {
	const isExpected =
		expected.end instanceof RegExp
			? end.text.split('; ').every((message) => (expected.end as RegExp).test(message))
			: end.text === expected.end;
	const found: Record<Problem, boolean> = {
		end: !isExpected,
		doubt: expected.doubt === true && !DOUBT.test(end.details),
		time: end.simulatedMs > expected.seconds * 1000,
		requests: end.requests > (expected.requests ?? Infinity),
		truth: end.untruths.length > 0 && !expected.empty,
		leftovers: end.leftovers.length > 0,
		leaks: end.leaks.length > 0,
	};
	return (Object.keys(found) as Problem[]).filter((problem) => found[problem]);
}
