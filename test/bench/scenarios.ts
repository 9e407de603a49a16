import type { Task } from './runner';

/** How much of it: items, and bytes of each file. */
export interface Size {
	count: number;
	bytes: number;
}

/** What the node has to reach; a missing target is not asked for. */
export interface Targets {
	/** Wall time at most so many times that of the floor. */
	timesFloor?: number;
	/** At least so many times faster than one request per item. */
	fasterThanHttp?: number;
	/** MiB above idle at most. */
	memoryMiB?: number;
}

/** One job of the bench. */
export interface Row {
	/** As in `--only`. */
	name: string;
	task: Task;
	/** The node's operation; rows of operations that the build lacks are left out. */
	operation: [resource: string, operation: string];
	full: Size;
	/** For `--quick`. */
	quick: Size;
	label: (size: Size) => string;
	/** The fewest requests that Google's API allows for the job. */
	least: (count: number) => number;
	targets: Targets;
}

export const MIB = 1024 ** 2;
const BATCH = 50;
const PAGE = 100;
const PHOTO = 2_000_000;

const number = (value: number) => value.toLocaleString('en-US');
const sizeText = (bytes: number) => {
	if (bytes % MIB > 0) return `${bytes / 1e6} MB`;
	return bytes < 1024 * MIB ? `${bytes / MIB} MiB` : `${bytes / MIB / 1024} GiB`;
};
const batchesOf = (count: number) => Math.ceil(count / BATCH);

export const rows: Row[] = [
	{
		name: 'upload-photos',
		task: 'upload',
		operation: ['mediaItem', 'upload'],
		full: { count: 200, bytes: PHOTO },
		quick: { count: 60, bytes: PHOTO },
		label: ({ count, bytes }) => `Upload ${count} photos of ${sizeText(bytes)} into an album`,
		// Finding the album by its name, the bytes of each file, and one batchCreate for 50.
		least: (count) => 1 + count + batchesOf(count),
		targets: { timesFloor: 1.2, fasterThanHttp: 5 },
	},
	{
		name: 'upload-video',
		task: 'upload',
		operation: ['mediaItem', 'upload'],
		full: { count: 1, bytes: 1024 * MIB },
		quick: { count: 1, bytes: 128 * MIB },
		label: ({ bytes }) => `Upload a video of ${sizeText(bytes)} into an album`,
		// Google asks for its resumable protocol here, which announces each file with a request.
		least: (count) => 1 + 2 * count + batchesOf(count),
		targets: { timesFloor: 1.2, memoryMiB: 64 },
	},
	{
		name: 'download-photos',
		task: 'download',
		operation: ['mediaItem', 'download'],
		full: { count: 200, bytes: PHOTO },
		quick: { count: 60, bytes: PHOTO },
		label: ({ count, bytes }) => `Download ${count} photos of ${sizeText(bytes)}`,
		// One batchGet for 50 base URLs, then the bytes of each.
		least: (count) => batchesOf(count) + count,
		targets: { timesFloor: 1.2 },
	},
	{
		name: 'download-video',
		task: 'download',
		operation: ['mediaItem', 'download'],
		full: { count: 1, bytes: 1024 * MIB },
		quick: { count: 1, bytes: 128 * MIB },
		label: ({ bytes }) => `Download a video of ${sizeText(bytes)}`,
		least: (count) => batchesOf(count) + count,
		targets: { timesFloor: 1.2, memoryMiB: 64 },
	},
	{
		name: 'add',
		task: 'add',
		operation: ['album', 'addMediaItems'],
		full: { count: 2_000, bytes: 0 },
		quick: { count: 200, bytes: 0 },
		label: ({ count }) => `Add ${number(count)} media items to an album`,
		least: batchesOf,
		targets: { timesFloor: 1.5 },
	},
	{
		name: 'get',
		task: 'get',
		operation: ['mediaItem', 'getByIds'],
		full: { count: 2_000, bytes: 0 },
		quick: { count: 200, bytes: 0 },
		label: ({ count }) => `Get ${number(count)} media items by ID`,
		least: batchesOf,
		targets: { timesFloor: 1.5 },
	},
	{
		name: 'list',
		task: 'list',
		operation: ['mediaItem', 'getAll'],
		full: { count: 20_000, bytes: 0 },
		quick: { count: 2_000, bytes: 0 },
		label: ({ count }) => `List ${number(count)} media items`,
		least: (count) => Math.ceil(count / PAGE),
		targets: { timesFloor: 1.5 },
	},
];
