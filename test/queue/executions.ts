import type { RunningN8n } from '../support/n8n';
import { type Summary, FINAL } from '../support/n8nClient';
import { waitFor } from '../support/waitFor';
import { queueEnvironment } from './environment';

/** Whether an execution was started on this worker, by what the worker says itself. */
export const hasRun =
	(worker: RunningN8n) =>
	({ id }: { id: string }): boolean =>
		worker.log().includes(`Worker started execution ${id} `);

/** All executions of a workflow, as soon as there are so many and all have ended. */
export async function allEnded(workflowId: string, count: number): Promise<Summary[]> {
	return await waitFor(`${count} ended executions`, async () => {
		const all = await queueEnvironment.client.executions(workflowId, 100);
		return all.length === count && all.every(({ status }) => FINAL.has(status)) && all;
	});
}
