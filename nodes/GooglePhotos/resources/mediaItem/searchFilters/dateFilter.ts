import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { DateFilter, GoogleDate } from '../../../client/api/search';
import { asCollection, readChoice } from '../../../shared/operation/choices';
import { inputError, isFromExpression } from '../../../shared/operation/inputErrors';
import { type DateUnit, isAfter, openEnds, readFilterDate } from './calendarDates';

const MAX_DATES = 5;

const matchField: INodeProperties = {
	displayName: 'Match',
	name: 'match',
	type: 'options',
	options: [
		{ name: 'Day', value: 'day', description: 'This day, or the days of the range' },
		{ name: 'Day of Every Year', value: 'dayOfEveryYear', description: 'The year does not count' },
		{ name: 'Month', value: 'month', description: 'Whole months: the day does not count' },
		{ name: 'Year', value: 'year', description: 'Whole years: month and day do not count' },
	],
	default: 'day',
	description: 'Which parts of a date count. The time of day never does.',
};

const dateField = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description,
});

/** The day, month or year on which media items were taken, up to five. */
export const datesField: INodeProperties = {
	displayName: 'Dates',
	name: 'dates',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: {},
	placeholder: 'Add Date',
	description:
		'Only media items taken on one of these dates (or in one of the date ranges), up to 5',
	options: [
		{
			displayName: 'Date',
			name: 'date',
			values: [
				dateField('Date', 'date', 'The date, seen in the time zone of the workflow'),
				matchField,
			],
		},
	],
};

/** The spans in which media items were taken, up to five. */
export const dateRangesField: INodeProperties = {
	displayName: 'Date Ranges',
	name: 'dateRanges',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: {},
	placeholder: 'Add Date Range',
	description: 'Only media items taken in one of these spans (or on one of the dates), up to 5',
	options: [
		{
			displayName: 'Range',
			name: 'range',
			values: [
				dateField('Start Date', 'startDate', 'The first day of the range. Open if empty.'),
				dateField('End Date', 'endDate', 'The last day of the range. Open if empty.'),
				matchField,
			],
		},
	],
};

const UNITS: DateUnit[] = ['day', 'month', 'year', 'dayOfEveryYear'];

function readUnit(context: IExecuteFunctions, entry: IDataObject): DateUnit {
	return readChoice(context, 'Match', entry.match ?? 'day', UNITS);
}

/** The entries of a fixed collection; an expression may give one where several could stand. */
function listEntries(
	context: IExecuteFunctions,
	label: string,
	value: unknown,
	name: string,
): IDataObject[] {
	const inner = asCollection(context, label, value)[name];
	const entries = ([] as unknown[]).concat(inner ?? []);
	checkCount(context, label, entries.length);
	return entries.map((entry) => asCollection(context, label, entry));
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

type Range = { startDate: GoogleDate; endDate: GoogleDate };

function readRanges(
	context: IExecuteFunctions,
	entry: IDataObject,
	position: number,
	timeZone: string,
): Range[] {
	const unit = readUnit(context, entry);
	const ends = openEnds(unit);
	if (isEmpty(entry.startDate) && isEmpty(entry.endDate)) {
		throw inputError(
			context,
			"'Start Date' and 'End Date' are both empty",
			'Give at least one of them, or remove this date range.',
		);
	}
	const read = (label: string, name: 'startDate' | 'endDate') => {
		const value = entry[name];
		if (!isEmpty(value)) return readFilterDate(context, label, value, unit, timeZone);
		if (isFromExpression(context, `filters.dateRanges.range.${position}.${name}`)) {
			throw inputError(
				context,
				`'${label}' is empty`,
				'The expression returns nothing for this item. For an open range, leave the field empty without an expression.',
			);
		}
		return ends[name];
	};
	const startDate = read('Start Date', 'startDate');
	const endDate = read('End Date', 'endDate');
	if (!isAfter(startDate, endDate)) return [{ startDate, endDate }];
	if (unit === 'dayOfEveryYear') {
		// Google does not say whether such a range may go over the turn of the year; two never do.
		return [
			{ startDate, endDate: ends.endDate },
			{ startDate: ends.startDate, endDate },
		];
	}
	throw inputError(
		context,
		"'Start Date' is after 'End Date'",
		'Swap the two dates. The range includes both of them.',
	);
}

function checkCount(context: IExecuteFunctions, label: string, count: number, more = ''): void {
	if (count <= MAX_DATES) return;
	throw inputError(
		context,
		`'${label}' holds ${count} entries, and Google takes up to ${MAX_DATES}`,
		`Remove some, put neighboring dates into one range, or search several times.${more}`,
	);
}

/**
 * Reads Dates and Date Ranges of the filters in the time zone of the workflow.
 * https://developers.google.com/photos/library/guides/apply-filters#dates-and-date-ranges
 *
 * @returns undefined where neither is set
 * @throws NodeOperationError for dates that cannot be read, more than five, or a range that runs backwards
 */
export function readDateFilter(
	context: IExecuteFunctions,
	filters: IDataObject,
): DateFilter | undefined {
	const timeZone = context.getTimezone();
	const dates = listEntries(context, 'Dates', filters.dates, 'date').map((entry) =>
		readFilterDate(context, 'Date', entry.date, readUnit(context, entry), timeZone),
	);
	const ranges = listEntries(context, 'Date Ranges', filters.dateRanges, 'range').flatMap(
		(entry, position) => readRanges(context, entry, position, timeZone),
	);
	checkCount(
		context,
		'Date Ranges',
		ranges.length,
		' A range over the turn of the year counts twice.',
	);
	if (dates.length === 0 && ranges.length === 0) return undefined;
	return {
		...(dates.length > 0 ? { dates } : {}),
		...(ranges.length > 0 ? { ranges } : {}),
	};
}
