/** A process with the package in an engine of its own. */
import { removeUserFolder } from '../support/environment';
import type { INodeExecutionData } from 'n8n-workflow';
import { serveJob } from '../../support/forkedJob';
import { photo } from '../../support/photos';
import { locator } from '../../support/workflow';
import { binaryItem } from '../support/binaries';
import { StoredCredential } from '../support/credential';
import { run } from '../support/run';
import { upload } from '../support/uploads';
import type { ExecutionReport, Job } from './job';

async function shareOut({ numbers, executions }: Job): Promise<INodeExecutionData[][]> {
	const shares: INodeExecutionData[][] = Array.from({ length: executions }, () => []);
	for (const [index, number] of numbers.entries()) {
		const item = await binaryItem(await photo(number), { fileName: `${number}.jpg` });
		shares[index % executions].push(item);
	}
	return shares;
}

serveJob(async (job: Job) => {
	const shares = await shareOut(job);
	const credential = new StoredCredential(job.credential);
	const parameters = upload({ albumId: locator('name', job.title) });
	const execute = async (items: INodeExecutionData[]): Promise<ExecutionReport> => {
		const { status, errorText, hints, json } = await run({ credential, parameters, items });
		const outcomes = json.map(({ id, albumId, filename }) => ({ id, albumId, filename }));
		return { status, errorText, hints, outcomes: outcomes as ExecutionReport['outcomes'] };
	};
	return async () => await Promise.all(shares.map(execute));
}, removeUserFolder);
