/** The node of this package, in n8n's own engine. */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Job, Prepare, Task } from '../runner';
import { bytesOf, engineRun, fileItems, inARow, node } from './engine';

const NAME = 'Google Photos';

function parametersOf({ task, album }: Job): INodeParameters {
	const byId = { __rl: true, mode: 'id' };
	const tasks: Record<Task, INodeParameters> = {
		upload: {
			resource: 'mediaItem',
			operation: 'upload',
			albumId: { ...byId, mode: 'name', value: album.title },
		},
		download: {
			resource: 'mediaItem',
			operation: 'download',
			mediaItemId: { ...byId, value: '={{ $json.id }}' },
		},
		add: {
			resource: 'album',
			operation: 'addMediaItems',
			albumId: { ...byId, value: album.id },
			mediaItemIds: '={{ $json.id }}',
		},
		get: { resource: 'mediaItem', operation: 'getByIds', mediaItemIds: '={{ $json.id }}' },
		list: { resource: 'mediaItem', operation: 'getAll', returnAll: true },
	};
	return tasks[task];
}

function inputOf(job: Job): INodeExecutionData[] {
	if (job.task === 'upload') return fileItems(job.files);
	if (job.task === 'list') return [{ json: {} }];
	return job.mediaItemIds.map((id) => ({ json: { id } }));
}

export const prepare: Prepare = async (job) => {
	const type = 'n8n-nodes-googlephotos.googlePhotos';
	const workflow = inARow(node('Start', 'test.start'), node(NAME, type, parametersOf(job)));
	const run = await engineRun(job, workflow, inputOf(job));
	return async () => {
		const items = (await run(NAME)).flat();
		return { items: items.length, bytes: bytesOf(items) };
	};
};
