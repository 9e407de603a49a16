import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { jsonItems, refusesInvalidInput, useSimulatedGoogle } from '../support';

const google = useSimulatedGoogle();
const SEARCH = 'POST /v1/mediaItems:search';

const search = (filters: INodeParameters) => ({
	resource: 'mediaItem',
	operation: 'search',
	searchBy: 'filters',
	filters,
});
const dates = (...date: INodeParameters[]) => search({ dates: { date } });
const ranges = (...range: INodeParameters[]) => search({ dateRanges: { range } });
const bodies = () => google.requests(SEARCH).map(({ body }) => body as IDataObject);

describe('media item: search by date', () => {
	it.each<[string, INodeParameters, object[]]>([
		[
			'from a day on',
			{ startDate: '2026-07-14' },
			[
				{
					startDate: { year: 2026, month: 7, day: 14 },
					endDate: { year: 9999, month: 12, day: 31 },
				},
			],
		],
		[
			'up to a year',
			{ endDate: '2019', match: 'year' },
			[{ startDate: { year: 1, month: 0, day: 0 }, endDate: { year: 2019, month: 0, day: 0 } }],
		],
		[
			'every year over its turn',
			{ startDate: '2025-12-24', endDate: '2026-01-06', match: 'dayOfEveryYear' },
			[
				{ startDate: { year: 0, month: 12, day: 24 }, endDate: { year: 0, month: 12, day: 31 } },
				{ startDate: { year: 0, month: 1, day: 1 }, endDate: { year: 0, month: 1, day: 6 } },
			],
		],
	])('fills in a range %s', async (_, range, expected) => {
		await google.succeed({ parameters: ranges(range) });
		expect(bodies()[0]).toMatchObject({ filters: { dateFilter: { ranges: expected } } });
	});

	refusesInvalidInput(google, [
		['a word for a date', `'Date' is not a date: "soon"`, dates({ date: '={{ "soon" }}' })],
		['no date', "'Date' is not a date", dates({ date: '' })],
		['30 February', `'Date' is not a date: "2026-02-30"`, dates({ date: '2026-02-30' })],
		['a day without day', `'Date' has no day: "2026-02"`, dates({ date: '={{ "2026-02" }}' })],
		[
			'an unknown match',
			"'Match' has an unknown",
			dates({ date: '2026-02-03', match: '={{ "week" }}' }),
		],
		[
			'six dates',
			"'Dates' holds 6 entries, and Google takes up to 5",
			dates(...[1, 2, 3, 4, 5, 6].map((day) => ({ date: `2026-01-0${day}` }))),
		],
		[
			'six ranges',
			"'Date Ranges' holds 6 entries, and Google takes up to 5",
			ranges(...Array<INodeParameters>(6).fill({ endDate: '2026-01-01' })),
		],
		['an open range', "'Start Date' and 'End Date' are both empty", ranges({ match: 'month' })],
		[
			'a range backwards',
			"'Start Date' is after 'End Date'",
			ranges({ startDate: '2026-02-02', endDate: '2026-02-01' }),
		],
		['a bad end', `'End Date' is not a date`, ranges({ endDate: '={{ "x" }}' })],
	]);
});

describe('dates in the time zone of the workflow', () => {
	const parameters = dates({ date: '={{ $json.at }}', match: 'day' });
	it.each([
		['Asia/Tokyo', '2026-07-14T14:59:59Z', 14],
		['Asia/Tokyo', '2026-07-14T15:00:00Z', 15],
		['America/Los_Angeles', '2026-07-15T06:59:59Z', 14],
		['America/Los_Angeles', '2026-07-15T07:00:00Z', 15],
		['UTC', '2026-07-14T23:59:59Z', 14],
		['UTC', '2026-07-15T00:00:00Z', 15],
		['America/Los_Angeles', '2026-07-14T00:00:00', 14],
	])('%s: %s is the %sth', async (timezone, at, day) => {
		const workflowSettings = { timezone };
		await google.succeed({ parameters, items: jsonItems({ at }), workflowSettings });
		const expected = [{ year: 2026, month: 7, day }];
		expect(bodies()[0]).toMatchObject({ filters: { dateFilter: { dates: expected } } });
	});

	it.each(['Asia/Tokyo', 'America/Los_Angeles'])(
		'a DateTime of an expression in %s',
		async (zone) => {
			const expression = '={{ DateTime.fromISO("2026-07-14T23:30:00Z") }}';
			const parameters = dates({ date: expression, match: 'day' });
			const workflowSettings = { timezone: zone };
			await google.succeed({ parameters, workflowSettings });
			const expected = [{ year: 2026, month: 7, day: zone === 'Asia/Tokyo' ? 15 : 14 }];
			expect(bodies()[0]).toMatchObject({ filters: { dateFilter: { dates: expected } } });
		},
	);
});
