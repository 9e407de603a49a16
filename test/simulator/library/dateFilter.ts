/** https://developers.google.com/photos/library/reference/rest/v1/mediaItems/search#DateFilter */
import { invalid } from './errors';
import type { ReadMessage } from './messages';
import type { MediaItem } from './types';

const MAX_DATES = 5;
const dateFields = { year: 'int32', month: 'int32', day: 'int32' } as const;

export const dateFilterFields = {
	dates: { repeated: { message: dateFields } },
	ranges: {
		repeated: { message: { startDate: { message: dateFields }, endDate: { message: dateFields } } },
	},
} as const;

export type DateFilter = ReadMessage<typeof dateFilterFields>;
type GivenDate = ReadMessage<typeof dateFields>;

/** @throws ApiError 400 for too many, impossible or mismatched dates. */
export function checkDateFilter({ dates = [], ranges = [] }: DateFilter): void {
	if (dates.length > MAX_DATES || ranges.length > MAX_DATES) {
		throw invalid(`At most ${MAX_DATES} dates and ${MAX_DATES} date ranges can be given.`);
	}
	dates.forEach(checkDate);
	for (const { startDate, endDate } of ranges) {
		if (!startDate || !endDate) throw invalid('A date range needs a start date and an end date.');
		checkDate(startDate);
		checkDate(endDate);
		if (shape(startDate) !== shape(endDate)) {
			throw invalid('The start date and the end date of a range must have the same format.');
		}
		// A range of days of any year may cross the turn of the year.
		if (startDate.year && rank(startDate) > rank(endDate)) {
			throw invalid('The start date of a range must not be after its end date.');
		}
	}
}

/** Whether the item was taken on one of the dates or in one of the ranges, in UTC. */
export function matchesDateFilter(
	item: MediaItem,
	{ dates = [], ranges = [] }: DateFilter,
): boolean {
	if (!item.hasCaptureTime) return false;
	if (dates.length === 0 && ranges.length === 0) return true;
	const taken = new Date(item.creationTime);
	const inRange = (start: GivenDate, end: GivenDate) => {
		const at = rank(sameShape(taken, start));
		const [from, to] = [rank(start), rank(end)];
		return from <= to ? at >= from && at <= to : at >= from || at <= to;
	};
	return (
		dates.some((date) => inRange(date, date)) ||
		ranges.some(({ startDate = {}, endDate = {} }) => inRange(startDate, endDate))
	);
}

function checkDate({ year = 0, month = 0, day = 0 }: GivenDate): void {
	const inBounds = year >= 0 && year <= 9999 && month >= 0 && month <= 12 && day >= 0 && day <= 31;
	// Valid are: a year, a year and month, a full date, a month and day of any year.
	const known = (year > 0 && (month > 0 || day === 0)) || (year === 0 && month > 0 && day > 0);
	if (!inBounds || !known) throw invalid('Invalid date.');
	const daysInMonth = new Date(Date.UTC(year || 2000, month, 0)).getUTCDate();
	if (month > 0 && day > daysInMonth) throw invalid('Invalid date.');
}

const shape = ({ year, month, day }: GivenDate) => [year, month, day].map(Boolean).join();

const rank = ({ year = 0, month = 0, day = 0 }: GivenDate) => year * 10_000 + month * 100 + day;

function sameShape(taken: Date, like: GivenDate): GivenDate {
	return {
		year: like.year ? taken.getUTCFullYear() : 0,
		month: like.month ? taken.getUTCMonth() + 1 : 0,
		day: like.day ? taken.getUTCDate() : 0,
	};
}
