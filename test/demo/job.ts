import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import { readExample } from '../support/examples';
import type { WorkflowJson } from '../support/n8nClient';
import { packageRoot } from '../support/package';
import { sha256 } from '../support/photos';
import type { TestEnvironment } from '../support/testEnvironment';
import { output } from '../support/workflow';

export const photosFolder = join(packageRoot, 'examples', 'photos');
export const albumTitle = 'n8n demo';

export interface PhotoReport {
	fileName: string;
	mediaItemId: string;
	kilobytes: number;
	/** What is wrong with it in the simulated library; empty when all is right. */
	problems: string[];
}

export interface DemoReport {
	workflowId: string;
	seconds: number;
	photos: PhotoReport[];
	/** Requests of the workflow, by route. */
	requests: Record<string, number>;
	/** The least number of requests for this job by Google's rules. */
	leastRequests: number;
	/** Number of media items that the last node listed in the album. */
	listed: number;
	/** What is wrong as a whole; empty when all is right. */
	problems: string[];
}

/** The example as shipped, with the folder of the sample photos and the credential filled in. */
export async function exampleWorkflow({
	credential,
}: Pick<TestEnvironment, 'credential'>): Promise<WorkflowJson> {
	return await readExample('upload-folder-to-album.json', credential, ({ parameters }) => {
		if (!('fileSelector' in parameters)) return;
		parameters.fileSelector = `${photosFolder.replaceAll('\\', '/')}/*.jpg`;
	});
}

/** Compares one photo in the folder with what the person's library now holds. */
async function inspect(
	testEnvironment: TestEnvironment,
	fileName: string,
	uploaded: IDataObject[],
): Promise<PhotoReport> {
	const bytes = await readFile(join(photosFolder, fileName));
	const { clientId, userId } = testEnvironment.identity;
	const { albums, mediaItems } = testEnvironment.simulator.control.library(clientId, userId);
	const stored = mediaItems.filter(({ filename }) => filename === fileName);
	const [item] = stored;
	const album = albums.find(({ title }) => title === albumTitle);
	const checks: Array<[string, boolean]> = [
		[`${stored.length} times in the library`, stored.length === 1],
		['other bytes', item?.sha256 === sha256(bytes)],
		['not in the album', album?.mediaItemIds.includes(item?.id) ?? false],
		['not in the output of the node', uploaded.some(({ id }) => id === item?.id)],
	];
	return {
		fileName,
		mediaItemId: item?.id ?? '',
		kilobytes: Math.round(bytes.length / 1024),
		problems: checks.filter(([, isRight]) => !isRight).map(([problem]) => problem),
	};
}

/** Runs the example workflow in n8n on the sample photos, and checks the outcome at Google's end. */
export async function runDemo(testEnvironment: TestEnvironment): Promise<DemoReport> {
	const { client, simulator } = testEnvironment;
	const fileNames = (await readdir(photosFolder)).filter((name) => name.endsWith('.jpg')).sort();
	const workflow = await client.createWorkflow(await exampleWorkflow(testEnvironment));
	simulator.control.clearRequests();
	const started = Date.now();
	const execution = await client.run(workflow, 'Start');
	const seconds = (Date.now() - started) / 1000;
	const requests = simulator.control.counts();

	const uploaded = output(execution, 'Upload to album').map(({ json }) => json);
	const inAlbum = output(execution, 'List the album').map(({ json }) => json.id);
	const photos = await Promise.all(
		fileNames.map(async (name) => await inspect(testEnvironment, name, uploaded)),
	);
	const { error } = execution.data.resultData;
	// Looked for, made, and looked for again: another process might have made it at the same time.
	const findOrCreate = 3;
	const list = Math.ceil(fileNames.length / 100);
	const leastRequests = fileNames.length + Math.ceil(fileNames.length / 50) + findOrCreate + list;
	const total = Object.values(requests).reduce((sum, count) => sum + count, 0);
	const checks: Array<[string, boolean]> = [
		[`The workflow failed: ${error?.message} ${error?.description ?? ''}`, !error],
		[`${uploaded.length} items came out of the upload`, uploaded.length === fileNames.length],
		[
			'The album lists other items',
			isDeepStrictEqual(
				inAlbum,
				uploaded.map(({ id }) => id),
			),
		],
		[`${total} requests in place of ${leastRequests}`, total === leastRequests],
	];
	return {
		workflowId: workflow.id,
		seconds,
		photos,
		requests,
		leastRequests,
		listed: inAlbum.length,
		problems: checks.filter(([, isRight]) => !isRight).map(([problem]) => problem),
	};
}
