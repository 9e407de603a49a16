import { DateTime } from 'luxon';
import type { INode } from 'n8n-workflow';
import {
	parseCalendarDay,
	readFilterDate,
	type DateUnit,
} from '../../../../nodes/GooglePhotos/resources/mediaItem/searchFilters/calendarDates';

const context = { getNode: () => ({ name: 'Google Photos', type: 'googlePhotos' }) as INode };
const ymd = (value: unknown, zone: string) => {
	const day = parseCalendarDay(value, zone);
	return day && [day.year, day.month, day.day].join('-');
};

describe('a moment, seen in the time zone of the workflow', () => {
	it.each([
		['2026-07-14T14:59:59Z', 'Asia/Tokyo', '2026-7-14'],
		['2026-07-14T15:00:00Z', 'Asia/Tokyo', '2026-7-15'],
		['2026-07-14T06:59:59.999Z', 'America/Los_Angeles', '2026-7-13'],
		['2026-07-14T07:00:00.000Z', 'America/Los_Angeles', '2026-7-14'],
		// Winter time: midnight there is 8 o'clock in UTC.
		['2026-01-01T07:59:59Z', 'America/Los_Angeles', '2025-12-31'],
		['2026-01-01T08:00:00Z', 'America/Los_Angeles', '2026-1-1'],
		['2026-07-14T23:59:59Z', 'UTC', '2026-7-14'],
		['2026-07-15T00:00:00Z', 'UTC', '2026-7-15'],
		['2026-07-15T00:00:00+09:00', 'Asia/Tokyo', '2026-7-15'],
		['2026-07-15T00:00:00+09:00', 'UTC', '2026-7-14'],
		['2026-07-14T23:30:00-0700', 'Asia/Tokyo', '2026-7-15'],
		['2026-07-14 15:00:00Z', 'Asia/Tokyo', '2026-7-15'],
		['2026-12-31T15:00:00Z', 'Asia/Tokyo', '2027-1-1'],
		['2024-02-29T12:00:00Z', 'UTC', '2024-2-29'],
		['0800-07-14T12:00:00Z', 'UTC', '800-7-14'],
	])('%s in %s is %s', (moment, zone, expected) => {
		expect(ymd(moment, zone)).toBe(expected);
	});

	it('may come as Date, luxon DateTime or milliseconds', () => {
		const moment = '2026-07-14T15:00:00Z';
		const milliseconds = Date.parse(moment);
		const values = [new Date(moment), DateTime.fromISO(moment), milliseconds, String(moment)];
		for (const value of values) {
			expect(ymd(value, 'Asia/Tokyo')).toBe('2026-7-15');
			expect(ymd(value, 'America/Los_Angeles')).toBe('2026-7-14');
		}
	});
});

describe('a local date or time', () => {
	it.each(['Asia/Tokyo', 'America/Los_Angeles', 'UTC'])('stays as it is in %s', (zone) => {
		for (const time of ['', 'T00:00', 'T00:00:00', 'T23:59:59', ' 23:59:59.999']) {
			expect(ymd(`2026-07-14${time}`, zone)).toBe('2026-7-14');
		}
		expect(ymd('2026-07', zone)).toBe('2026-7-0');
		expect(ymd('2026', zone)).toBe('2026-0-0');
		expect(ymd(2026, zone)).toBe('2026-0-0');
	});
});

it.each([
	'',
	'yesterday',
	'14.07.2026',
	'07/14/2026',
	'2026-13-01',
	'2026-00-01',
	'2026-07-00',
	'2026-02-29',
	'0000-01-01',
	'2026-07-14T25:00:00Z',
	1_784_041_200,
	-5,
	NaN,
	null,
	undefined,
	true,
	{},
	[],
	new Date('nonsense'),
	DateTime.invalid('nonsense'),
])('%p is no date', (value) => {
	expect(parseCalendarDay(value, 'UTC')).toBeUndefined();
});

describe('a date of a filter', () => {
	it.each<[DateUnit, object]>([
		['day', { year: 2026, month: 7, day: 14 }],
		['month', { year: 2026, month: 7, day: 0 }],
		['year', { year: 2026, month: 0, day: 0 }],
		['dayOfEveryYear', { year: 0, month: 7, day: 14 }],
	])('has only what counts for %s', (unit, expected) => {
		expect(readFilterDate(context, 'Date', '2026-07-14', unit, 'UTC')).toEqual(expected);
	});

	it.each<[DateUnit, string, string]>([
		['day', '2026-07', 'no day'],
		['day', '2026', 'no month'],
		['month', '2026', 'no month'],
		['dayOfEveryYear', '2026-07', 'no day'],
		['year', 'last', 'not a date'],
	])('for %s cannot be %s', (unit, value, words) => {
		expect(() => readFilterDate(context, 'Start Date', value, unit, 'UTC')).toThrow(
			new RegExp(`'Start Date' .*${words}.*"${value}"`),
		);
	});

	it('may lack what does not count', () => {
		const month = { year: 2026, month: 7, day: 0 };
		expect(readFilterDate(context, 'Date', '2026-07', 'month', 'UTC')).toEqual(month);
		const year = { year: 2026, month: 0, day: 0 };
		expect(readFilterDate(context, 'Date', '2026', 'year', 'UTC')).toEqual(year);
	});
});
