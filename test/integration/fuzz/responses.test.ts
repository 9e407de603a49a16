import { useSimulatedTime } from '../support/simulatedTime';
import fc from 'fast-check';
import { LEGACY_SCOPES, useSimulatedGoogle } from '../support';
import { passTime } from '../support/simulatedTime';
import { nameOf } from '../faultMatrix/expectations';
import { targets } from '../faultMatrix/operations';
import { anyOnError, useSoundRuns } from '../support/soundRuns';
import { fuzzSettings, SHARE_OF_RESPONSES } from './settings';
import { anyJson } from './values';

const google = useSimulatedGoogle();
useSimulatedTime();
const expectSoundRun = useSoundRuns(google);

const status = fc.oneof(
	{ arbitrary: fc.constant(200), weight: 6 },
	{ arbitrary: fc.constantFrom(206, 302, 307, 400, 401, 403, 404, 409, 416, 429, 503), weight: 3 },
	{ arbitrary: fc.integer({ min: 200, max: 599 }), weight: 1 },
);

const anyHeaders = fc.record(
	{
		'content-type': fc.constantFrom(
			'application/json',
			'application/json; charset=UTF-16',
			'text/html',
			'image/jpeg',
			'no type',
		),
		'retry-after': fc.constantFrom(
			'0',
			'-5',
			'300',
			'1e9',
			'soon',
			'Fri, 31 Dec 9999 23:59:59 GMT',
		),
		location: fc.constantFrom(
			'https://other.example/',
			'http://169.254.169.254/latest',
			'/v1/albums',
			'::',
			'https://lh3.googleusercontent.com/else',
		),
		'content-encoding': fc.constantFrom('gzip', 'br', 'unknown'),
		'x-goog-upload-status': fc.constantFrom('active', 'final', 'cancelled', ''),
		'x-goog-upload-url': fc.constantFrom('https://other.example/upload', 'no address'),
		'x-goog-upload-chunk-granularity': fc.constantFrom('0', '-1', 'NaN', '1e99'),
	},
	{ requiredKeys: [] },
);

/** The names that Google's responses have, with anything in them. */
const googleLike = fc.record(
	Object.fromEntries(
		[
			...['id', 'title', 'albums', 'mediaItems', 'mediaItemResults', 'newMediaItemResults'],
			...['nextPageToken', 'baseUrl', 'mediaFile', 'mediaMetadata', 'pollingConfig', 'error'],
			...['shareInfo', 'shareToken', 'enrichmentItem', 'mediaItemsSet', 'expireTime', 'album'],
			...['mediaItemsCount', 'pickerUri', 'filename', 'sharedAlbums', 'status', 'mediaItem'],
		].map((name) => [
			name,
			fc.oneof(
				anyJson,
				fc.array(
					fc.oneof(
						anyJson,
						fc.record(
							{
								id: anyJson,
								mediaItem: anyJson,
								status: anyJson,
								uploadToken: anyJson,
								baseUrl: anyJson,
								mediaFile: anyJson,
								type: anyJson,
							},
							{ requiredKeys: [] },
						),
					),
					{ maxLength: 3 },
				),
			),
		]),
	),
	{ requiredKeys: [] },
);

const anyBody = fc.oneof(
	{ arbitrary: googleLike, weight: 4 },
	{ arbitrary: anyJson, weight: 2 },
	{ arbitrary: fc.string({ maxLength: 200 }), weight: 1 },
	{ arbitrary: fc.constant(undefined), weight: 1 },
);

const NO_BODY = [204, 205, 304];

describe.each(targets.map((target) => [nameOf(target), target] as const))(
	'%s with any response',
	(_, target) => {
		it('has one outcome for each item', async () => {
			if (target.isLegacy) {
				google.control.setMode('legacy');
				google.connect(LEGACY_SCOPES);
			}
			const { items } = await passTime(target.arrange(google));
			const { resource, operation, host, route } = target;
			const property = fc.asyncProperty(
				status,
				anyHeaders,
				anyBody,
				fc.constantFrom(1, 2, Infinity),
				fc.constantFrom(...anyOnError),
				async (code, headers, body, times, onError) => {
					const sent = NO_BODY.includes(code) ? undefined : body;
					google.control.fail({ host, route, times, status: code, headers, body: sent });
					await expectSoundRun(
						{ parameters: { ...target.parameters, resource, operation }, items, onError },
						target.outputs !== 1 || target.isList === true,
					);
				},
			);
			await fc.assert(property, fuzzSettings(targets.length, SHARE_OF_RESPONSES));
		}, 3_600_000);
	},
);
