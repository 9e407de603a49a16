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
	/** Executions that begin at the same time and share the files; one unless given. */
	executions?: number;
	/** Processes that share the files, with so many executions in each; one unless given. */
	processes?: number;
	/** No album has the title yet. */
	createsAlbum?: boolean;
	/** Bytes of each file, where files are moved. */
	fileBytes?: number;
	/** The fewest requests that Google's API allows, and a few more where executions meet. */
	maxRequests: number;
	/** Time at most, as a multiple of the baseline's. */
	maxTime: number;
	/** Memory above idle at most, in bytes. */
	maxMemory?: number;
}

const photosText = (count: number) => (count === 1 ? 'a photo' : `${count} photos`) + ' of 2 MB';

/** As many executions as photos, as a burst of webhooks starts them. */
function burst(executions: number): Scenario {
	const by = executions === 1 ? 'one execution' : `${executions} executions at once`;
	return {
		name: `burst-${executions}`,
		operation: 'upload',
		label: `Upload ${photosText(executions)} by ${by} into one of 120 albums`,
		count: executions,
		executions,
		fileBytes: 2_000_000,
		// Google's list of 120 albums has three pages. The first batch waits for nobody.
		maxRequests: 4 + executions + Math.min(executions, 10),
		maxTime: 1.5,
	};
}

/** The same photos by one process, or by several that know nothing of each other. */
function workers(processes: number): Scenario {
	const count = 120;
	const by = processes === 1 ? 'one process' : `${processes} processes`;
	return {
		name: `workers-${processes}`,
		operation: 'upload',
		label: `Upload ${photosText(count)} into a new album by ${by}`,
		count,
		processes,
		createsAlbum: true,
		fileBytes: 2_000_000,
		// Each finds no album, creates one, and looks again; a write that meets another is sent again.
		maxRequests: processes * 7 + count + Math.ceil(count / BATCH_SIZE) + 10 * (processes - 1),
		maxTime: 2,
	};
}

/** All scenarios; `quick` makes them smaller. */
export function listScenarios(quick: boolean): Scenario[] {
	const photos = { count: quick ? 60 : 200, fileBytes: 2_000_000, maxTime: 1.2 };
	const video = { count: 1, fileBytes: quick ? GIB / 8 : GIB, maxTime: 1.2, maxMemory: 64 * MIB };
	const count = quick ? 200 : 2_000;
	const batches = (items: number) => Math.ceil(items / BATCH_SIZE);
	const ids = { count, maxRequests: batches(count), maxTime: 1.5 };
	const all = { count: 10 * count, maxRequests: (10 * count) / PAGE_SIZE, maxTime: 1.5 };

	const photosOfJob = photosText(photos.count);
	const videoText = `a video of ${video.fileBytes / GIB} GiB`;
	const itemsText = (number: number) => `${number.toLocaleString('en-US')} media items`;
	return [
		{
			...photos,
			name: 'upload-photos',
			operation: 'upload',
			label: `Upload ${photosOfJob} into an album`,
			// Finding the album by its name, the bytes of each file, and a batchCreate for every 50.
			maxRequests: 1 + photos.count + batches(photos.count),
		},
		{
			...video,
			name: 'upload-video',
			operation: 'upload',
			label: `Upload ${videoText} into an album`,
			// Google asks for its resumable protocol here, which announces each file with a request.
			maxRequests: 4,
		},
		{
			...photos,
			name: 'download-photos',
			operation: 'download',
			label: `Download ${photosOfJob}`,
			// A batchGet for every 50 base URLs, then the bytes of each file.
			maxRequests: batches(photos.count) + photos.count,
		},
		{
			...video,
			name: 'download-video',
			operation: 'download',
			label: `Download ${videoText}`,
			maxRequests: 2,
		},
		...[1, 10, 100].map(burst),
		...[1, 2].map(workers),
		{ ...ids, name: 'add', operation: 'add', label: `Add ${itemsText(count)} to an album` },
		{ ...ids, name: 'get', operation: 'get', label: `Get ${itemsText(count)} by ID` },
		{ ...all, name: 'list', operation: 'list', label: `List ${itemsText(all.count)}` },
	];
}
