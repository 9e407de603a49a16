import type { IBinaryData } from 'n8n-workflow';
import type { Tokens } from '../simulator/contract';

/** Who does a job. */
export type Contender = 'node' | 'http' | 'floor' | 'helpers';

/** What there is to do, in one word. */
export type Task = 'upload' | 'download' | 'add' | 'get' | 'list';

/** A file on disk, made before anything is measured. */
export interface PreparedFile {
	path: string;
	fileName: string;
	mimeType: string;
	/** Bytes. */
	size: number;
	/** Where it lies in n8n's store, for files to upload. */
	binary?: IBinaryData;
}

/** One job for one contender, as it is handed to the process that does it. */
export interface Job {
	contender: Contender;
	task: Task;
	/** OAuth client and tokens of the person. */
	clientId: string;
	tokens: Tokens;
	proxyUrl: string;
	/** An empty folder for whatever is written. */
	folder: string;
	/** Files to upload. */
	files: PreparedFile[];
	/** Items to read, to download or to add. */
	mediaItemIds: string[];
	/** Target of uploads and additions. */
	album: { id: string; title: string };
}

/** What a contender gives back of its work. */
export interface Done {
	/** Media items that were made, added, read or downloaded. */
	items: number;
	/** Bytes that were written to disk; only for downloads. */
	bytes?: number;
}

/** Gets everything ready and returns the part that is measured. */
export type Prepare = (job: Job) => Promise<() => Promise<Done>>;

/** What a process reports after its job. */
export interface Report extends Done {
	/** Milliseconds. */
	wallMs: number;
	/** User and system time of the process in milliseconds. */
	cpuMs: number;
	/** Resident memory before the job, and the most of it during the job, in bytes. */
	idleBytes: number;
	peakBytes: number;
}

export type ToWorker = { job: Job } | 'go';
export type FromWorker = 'ready' | { report: Report } | { error: string };
