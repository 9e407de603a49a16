import type { RunningN8n } from '../support/n8n';

/** Whether an execution ran on this worker, by what the worker says itself. */
export const hasRun =
	(worker: RunningN8n) =>
	({ id }: { id: string }): boolean =>
		worker.log().includes(`Worker started execution ${id} `);
