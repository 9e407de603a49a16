/** A process with the package in an engine of its own: gets ready, waits for the start, reports. */
import { removeUserFolder } from '../support/environment';
import type { INodeExecutionData } from 'n8n-workflow';
import { photo } from '../../support/photos';
import { locator } from '../../support/workflow';
import { binaryItem } from '../support/binaries';
import { StoredCredential } from '../support/credential';
import { run } from '../support/run';
import { upload } from '../support/uploads';
import type { ExecutionReport, Job } from './job';

const next = async <T>() =>
	await new Promise<T>((resolve) => process.once('message', (message) => resolve(message as T)));

async function shareOut({ numbers, executions }: Job): Promise<INodeExecutionData[][]> {
	const shares: INodeExecutionData[][] = Array.from({ length: executions }, () => []);
	for (const [index, number] of numbers.entries()) {
		const item = await binaryItem(await photo(number), { fileName: `${number}.jpg` });
		shares[index % executions].push(item);
	}
	return shares;
}

async function main(): Promise<void> {
	const job = await next<Job>();
	const shares = await shareOut(job);
	const credential = new StoredCredential(job.credential);
	const parameters = upload({ albumId: locator('name', job.title) });
	const started = next();
	process.send?.('ready');
	await started;
	const runs = shares.map(async (items): Promise<ExecutionReport> => {
		const { status, errorText, hints, json } = await run({ credential, parameters, items });
		const outcomes = json.map(({ id, albumId, filename }) => ({ id, albumId, filename }));
		return { status, errorText, hints, outcomes: outcomes as ExecutionReport['outcomes'] };
	});
	process.send?.(await Promise.all(runs));
}

// Also when the test has been stopped.
process.once('disconnect', () => {
	removeUserFolder();
	process.exit();
});
void main();
