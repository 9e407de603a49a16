import type { GoogleDate } from '../../../client/api/search';
import { type ErrorContext, inputError, preview } from '../../../shared/operation/inputErrors';

/** Which parts of a date count; Google knows no others. */
export type DateUnit = 'day' | 'month' | 'year' | 'dayOfEveryYear';

const PLAIN_DATE = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(?:Z|[+-]\d{2}(?::?\d{2})?)$/i;
/** Smaller numbers are more likely years, days or seconds than milliseconds. */
const MIN_MILLISECONDS = 1e11;
/** The last moment that a Date can hold, in milliseconds. */
const MAX_MILLISECONDS = 8.64e15;
/** Longer than any way to write a date, in characters. */
const MAX_DATE_LENGTH = 100;

/** The moment that a Date, a luxon DateTime or a large number stands for. */
function millisecondsOf(value: unknown): number | undefined {
	const isDate = typeof value === 'object' && value !== null && typeof value.valueOf === 'function';
	const moment: unknown = isDate ? value.valueOf() : value;
	const isMoment = typeof moment === 'number' && Math.abs(moment) <= MAX_MILLISECONDS;
	if (!isMoment) return undefined;
	return isDate || moment >= MIN_MILLISECONDS ? moment : undefined;
}

/** The calendar day of a moment in a time zone. */
function dayAt(milliseconds: number, timeZone: string): GoogleDate {
	const parts = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
		timeZone,
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
	}).formatToParts(milliseconds);
	const numberOf = (type: Intl.DateTimeFormatPartTypes) =>
		Number(parts.find((part) => part.type === type)?.value);
	return { year: numberOf('year'), month: numberOf('month'), day: numberOf('day') };
}

function exists({ year, month, day }: GoogleDate): boolean {
	if (year < 1 || month < 0 || month > 12) return false;
	// Day 0 of the next month is the last one of this; years before 100 mean 1900 and later to Date.
	return day >= 0 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

/**
 * Reads what an expression or the date picker gives: text (a date, with or without a time), Date,
 * luxon DateTime, or milliseconds. A moment (with `Z` or an offset) is seen in the time zone; a time
 * without either is already local.
 *
 * @returns the calendar day; parts that a text such as `2026` or `2026-07` lacks are 0;
 *   undefined for what is no date
 */
export function parseCalendarDay(value: unknown, timeZone: string): GoogleDate | undefined {
	const milliseconds = millisecondsOf(value);
	if (milliseconds !== undefined) return dayAt(milliseconds, timeZone);
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = String(value).slice(0, MAX_DATE_LENGTH).trim();
	if (INSTANT.test(text)) {
		const milliseconds = Date.parse(text.replace(' ', 'T'));
		return Number.isNaN(milliseconds) ? undefined : dayAt(milliseconds, timeZone);
	}
	const plain = PLAIN_DATE.exec(LOCAL_TIME.exec(text)?.[1] ?? text);
	if (!plain) return undefined;
	const [year, month, day] = plain.slice(1).map((part) => Number(part ?? 0));
	const date = { year, month, day };
	return exists(date) && !(plain[2] && month === 0) && !(plain[3] && day === 0) ? date : undefined;
}

/**
 * Reads one date of a filter and leaves open what the unit does not count.
 * @param label of the field, for the error
 * @throws NodeOperationError when it is no date or lacks a part that counts
 */
export function readFilterDate(
	context: ErrorContext,
	label: string,
	value: unknown,
	unit: DateUnit,
	timeZone: string,
): GoogleDate {
	const date = parseCalendarDay(value, timeZone);
	if (!date) {
		throw inputError(
			context,
			`'${label}' is not a date: "${preview(value)}"`,
			'Give a date such as 2026-07-14, a date and time in ISO 8601, or a DateTime such as {{ $now }}.',
		);
	}
	const { year, month, day } = date;
	const lacking = (unit !== 'year' && month === 0) || (unit.startsWith('day') && day === 0);
	if (lacking) {
		throw inputError(
			context,
			`'${label}' has no ${month === 0 ? 'month' : 'day'}: "${preview(value)}"`,
			"Give a whole date such as 2026-07-14, or choose in 'Match' what the date has.",
		);
	}
	return {
		year: unit === 'dayOfEveryYear' ? 0 : year,
		month: unit === 'year' ? 0 : month,
		day: unit === 'year' || unit === 'month' ? 0 : day,
	};
}

const FIRST: Record<DateUnit, GoogleDate> = {
	day: { year: 1, month: 1, day: 1 },
	month: { year: 1, month: 1, day: 0 },
	year: { year: 1, month: 0, day: 0 },
	dayOfEveryYear: { year: 0, month: 1, day: 1 },
};

const LAST: Record<DateUnit, GoogleDate> = {
	day: { year: 9999, month: 12, day: 31 },
	month: { year: 9999, month: 12, day: 0 },
	year: { year: 9999, month: 0, day: 0 },
	dayOfEveryYear: { year: 0, month: 12, day: 31 },
};

/** The earliest and latest date that Google's API can express in a unit, for ranges left open. */
export const openEnds = (unit: DateUnit) => ({ startDate: FIRST[unit], endDate: LAST[unit] });

/** Orders dates of the same unit. */
export function isAfter(a: GoogleDate, b: GoogleDate): boolean {
	const rank = ({ year, month, day }: GoogleDate) => (year * 100 + month) * 100 + day;
	return rank(a) > rank(b);
}
