export const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** What Google takes at most in one request, and gives at most on one page. */
export const BATCH_SIZE = 50;
export const PAGE_SIZE = 100;

/** What a runner has to do. */
export type Operation = 'upload' | 'download' | 'add' | 'get' | 'list';

/** One job of the bench, and what the node has to reach in it. */
export interface Scenario {
	/** As in `--only`. */
	name: string;
	operation: Operation;
	label: string;
	/** Number of media items. */
	count: number;
	/** Bytes of each file, where files are moved. */
	fileBytes?: number;
	/** The fewest requests that Google's API allows. */
	minRequests: number;
	/** Time at most, as a multiple of the baseline's. */
	maxTime: number;
	/** Memory above idle at most, in bytes. */
	maxMemory?: number;
}

/** All scenarios; `quick` makes them smaller. */
export function listScenarios(quick: boolean): Scenario[] {
	const photos = { count: quick ? 60 : 200, fileBytes: 2_000_000, maxTime: 1.2 };
	const video = { count: 1, fileBytes: quick ? GIB / 8 : GIB, maxTime: 1.2, maxMemory: 64 * MIB };
	const count = quick ? 200 : 2_000;
	const batches = (items: number) => Math.ceil(items / BATCH_SIZE);
	const ids = { count, minRequests: batches(count), maxTime: 1.5 };
	const all = { count: 10 * count, minRequests: (10 * count) / PAGE_SIZE, maxTime: 1.5 };

	const photosText = `${photos.count} photos of 2 MB`;
	const videoText = `a video of ${video.fileBytes / GIB} GiB`;
	const itemsText = (number: number) => `${number.toLocaleString('en-US')} media items`;
	return [
		{
			...photos,
			name: 'upload-photos',
			operation: 'upload',
			label: `Upload ${photosText} into an album`,
			// Finding the album by its name, the bytes of each file, and a batchCreate for every 50.
			minRequests: 1 + photos.count + batches(photos.count),
		},
		{
			...video,
			name: 'upload-video',
			operation: 'upload',
			label: `Upload ${videoText} into an album`,
			// Google asks for its resumable protocol here, which announces each file with a request.
			minRequests: 4,
		},
		{
			...photos,
			name: 'download-photos',
			operation: 'download',
			label: `Download ${photosText}`,
			// A batchGet for every 50 base URLs, then the bytes of each file.
			minRequests: batches(photos.count) + photos.count,
		},
		{
			...video,
			name: 'download-video',
			operation: 'download',
			label: `Download ${videoText}`,
			minRequests: 2,
		},
		{ ...ids, name: 'add', operation: 'add', label: `Add ${itemsText(count)} to an album` },
		{ ...ids, name: 'get', operation: 'get', label: `Get ${itemsText(count)} by ID` },
		{ ...all, name: 'list', operation: 'list', label: `List ${itemsText(all.count)}` },
	];
}
