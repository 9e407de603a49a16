import type { IBinaryData } from 'n8n-workflow';
import type { StoredOAuth2 } from '../integration/support/credential';
import type { Operation } from './scenarios';

export type RunnerName = 'baseline' | 'node';

/** A file in n8n's store on disk. */
export interface StoredFile {
	path: string;
	binary: IBinaryData;
}

/** One job, as it is sent to the process that does it. */
export interface RunnerInput {
	operation: Operation;
	/** Begin at the same time and share the files. */
	executions: number;
	credential: StoredOAuth2;
	/** Files to upload, or the originals of what is downloaded. */
	files: StoredFile[];
	/** Media items to read, to download or to add. */
	mediaItemIds: string[];
	/** Target of uploads and additions; without an id it is to be created. */
	album: { id?: string; title: string };
}

/** What a runner gives back of its work. */
export interface Outcome {
	/** Number of media items that were created, added, read or downloaded. */
	items: number;
	/** Bytes that a download has written to disk. */
	bytes?: number;
}

/** Gets everything ready and returns the part that is measured. */
export type Runner = (input: RunnerInput) => Promise<() => Promise<Outcome>>;

/** What a process reports after its job: milliseconds, and resident memory in bytes. */
export interface WorkerReport {
	outcome: Outcome;
	wallMs: number;
	idleBytes: number;
	peakBytes: number;
}
