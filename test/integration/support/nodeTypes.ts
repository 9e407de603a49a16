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
	type INodeProperties,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';
import { packageName } from '../../support/names';

/** The package under test: this folder after a build, or an unpacked release. */
export const PACKAGE_FOLDER = process.env.PACKAGE_UNDER_TEST ?? resolve(__dirname, '../../..');

function testNode(
	displayName: string,
	properties: INodeProperties[],
	toOutput: (context: IExecuteFunctions) => INodeExecutionData[],
): INodeType {
	return {
		description: {
			displayName,
			name: displayName.toLowerCase(),
			description: `${displayName} of the test workflow`,
			group: ['transform'],
			version: 1,
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties,
		},
		async execute() {
			return await Promise.resolve([toOutput(this)]);
		},
	};
}

/** Where the test's items come from. */
const start = testNode('Start', [], (context) => context.getInputData());

const value: INodeProperties = { displayName: 'Value', name: 'value', type: 'string', default: '' };

/** Evaluates one expression for each item that leaves the node under test, as any node may. */
const reader = testNode('Reader', [value], (context) =>
	context.getInputData().map((_, item) => ({
		json: { value: context.getNodeParameter('value', item) },
		pairedItem: { item },
	})),
);

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
