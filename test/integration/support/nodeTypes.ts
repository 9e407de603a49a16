import './environment';
import 'reflect-metadata';
import { resolve } from 'node:path';
import { Container } from '@n8n/di';
import { BinaryDataService, InstanceSettings, PackageDirectoryLoader } from 'n8n-core';
import {
	NodeConnectionTypes,
	NodeHelpers,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';
import { packageName } from '../../support/names';

/** The package under test: this folder after a build, or an unpacked release. */
export const PACKAGE_FOLDER = process.env.PACKAGE_UNDER_TEST ?? resolve(__dirname, '../../..');

const surroundings = { group: ['transform' as const], version: 1, defaults: {} };

/** Where the test's items come from. */
const start: INodeType = {
	description: {
		...surroundings,
		displayName: 'Start',
		name: 'start',
		description: 'Passes the test items on',
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		return await Promise.resolve([this.getInputData()]);
	},
};

/** Evaluates one expression for each item that leaves the node under test. */
const reader: INodeType = {
	description: {
		...surroundings,
		displayName: 'Reader',
		name: 'reader',
		description: 'Reads an expression, as any node after the one under test may',
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Value', name: 'value', type: 'string', default: '' }],
	},
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const read = (_: INodeExecutionData, item: number): INodeExecutionData => ({
			json: { value: this.getNodeParameter('value', item) },
			pairedItem: { item },
		});
		return await Promise.resolve([this.getInputData().map(read)]);
	},
};

/** The engine with the compiled package and the surrounding test nodes. */
export interface LoadedPackage {
	loader: PackageDirectoryLoader;
	nodeTypes: INodeTypes;
}

async function load(): Promise<LoadedPackage> {
	Container.get(InstanceSettings);
	await Container.get(BinaryDataService).init();
	const loader = new PackageDirectoryLoader(PACKAGE_FOLDER);
	await loader.loadAll();
	const find = (type: string): INodeType => {
		if (type === 'test.start') return start;
		if (type === 'test.reader') return reader;
		const node = loader.nodeTypes[type.replace(`${packageName}.`, '')];
		if (!node) throw new Error(`The package has no node "${type}"`);
		return NodeHelpers.getVersionedNodeType(node.type);
	};
	const nodeTypes: INodeTypes = {
		getByName: find,
		getByNameAndVersion: find,
		getKnownTypes: () => ({}),
	};
	return { loader, nodeTypes };
}

let loading: Promise<LoadedPackage> | undefined;

/** Loads `dist` once with n8n's own loader, so the manifest, codex files and icons are checked as well. */
export async function loadPackage(): Promise<LoadedPackage> {
	loading ??= load();
	return await loading;
}
