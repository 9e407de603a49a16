import type { INodeExecutionData } from 'n8n-workflow';
import type { RunResult } from './run';

/** Words of JavaScript and Node.js about mistakes in a program, which tell a person nothing. */
const INTERNAL = [
	/Cannot (read|set|convert|destructure|assign|access|create|mix|define|delete|use|serialize)\b/,
	/\bis not (a function|iterable|defined|a constructor|an object|extensible)/,
	/(undefined|null) is not|is (undefined|null)\b/,
	/Invalid (array|string|typed array|count|time) (length|value)/,
	/Maximum call stack|out of memory|heap limit/,
	/Unexpected (token|end of JSON|non-whitespace)|is not valid JSON|in JSON at position/,
	/circular structure|Reduce of empty|object null prototype/,
	/\bERR_[A-Z_]+|The "[\w.]+" (argument|property|value) must be/,
	/Invalid (regular expression|URL)\b|URI malformed|not implemented/,
	/\b(Type|Range|Reference|Syntax|URI|Internal)Error\b/,
	/node:internal|\.js:\d+|\.ts:\d+|node_modules/,
];

/** All that a person reads of the errors of a run. */
function textsOf({ items, errorItems, errorText, hints }: RunResult): string[] {
	const ofItem = ({ json, error }: INodeExecutionData) =>
		error || 'error' in json ? [json.error, error?.message, error?.description] : [];
	return [
		...[...items, ...errorItems].flatMap(ofItem),
		errorText,
		...hints.map(({ message }) => message),
	].filter((text): text is string => typeof text === 'string');
}

/** A connection's code in brackets is for the person's search engine. */
const CODE = /\(E[A-Z_]+\)/g;

/** What a run tells of the package's insides instead of what is wrong and what to do. */
export function internalErrors(result: RunResult): string[] {
	return [
		...new Set(
			textsOf(result).filter((text) =>
				INTERNAL.some((words) => words.test(text.replace(CODE, ''))),
			),
		),
	];
}
