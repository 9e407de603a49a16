import { text } from 'node:stream/consumers';
import { getHeapSnapshot, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { useClientRequests } from '../support/channels';

/** What a job takes, in bytes: at most at one time, and after it has ended. */
export interface MemoryUse {
	peak: number;
	kept: number;
}

const SAMPLES = 10;

interface HeapSnapshot {
	snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
	nodes: number[];
}

/** Bytes of all objects in use, without the engine's own: compiled code grows as long as it is used. */
async function sizeOfObjects(): Promise<number> {
	const { snapshot, nodes } = JSON.parse(await text(getHeapSnapshot())) as HeapSnapshot;
	const { node_fields: fields, node_types: types } = snapshot.meta;
	const ofEngine = ['code', 'hidden', 'object shape'].map((type) => types[0].indexOf(type));
	const type = fields.indexOf('type');
	const size = fields.indexOf('self_size');
	let total = 0;
	for (let node = 0; node < nodes.length; node += fields.length) {
		if (!ofEngine.includes(nodes[node + type])) total += nodes[node + size];
	}
	return total;
}

/** Measures what is still in use after a garbage collection, which is the same in each run. */
export function useMemory() {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const used = () => {
		collect();
		const { heapUsed, external } = process.memoryUsage();
		return heapUsed + external;
	};
	let requests = 0;
	let interval = Infinity;
	let peak = 0;
	useClientRequests(() => {
		if (++requests % interval === 0) peak = Math.max(peak, used());
	});
	return {
		/** @param requestsAtLeast how many requests the job sends at least */
		async measure(requestsAtLeast: number, job: () => Promise<void>): Promise<MemoryUse> {
			requests = 0;
			peak = 0;
			interval = Math.max(1, Math.floor(requestsAtLeast / SAMPLES));
			const objects = await sizeOfObjects();
			const before = used();
			await job();
			interval = Infinity;
			return { peak: peak - before, kept: (await sizeOfObjects()) - objects };
		},
	};
}
