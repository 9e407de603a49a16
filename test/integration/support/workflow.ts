import { loadPackage } from './nodeTypes';
import { ExecutionLifecycleHooks } from 'n8n-core';
import {
	Workflow,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { packageName } from '../../support/names';
import { SingleCredentialHelper, type StoredCredential } from './credential';

/** Name of the node under test inside every test workflow. */
export const NODE_NAME = 'Google Photos';
export const WORKFLOW_ID = 'workflow';
const ORIGIN = 'http://localhost:5678';

/** How the node under test is set up. */
export interface NodeSetup {
	/** Node type without the package's name. Default `googlePhotos`. */
	type?: string;
	/** As saved in a workflow: only what differs from the defaults is needed. */
	parameters: INodeParameters;
	/** The node's Settings tab: `retryOnFail`, `executeOnce`, `alwaysOutputData` … */
	settings?: Partial<INode>;
	credential?: StoredCredential;
}

function node(name: string, type: string, more: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...more };
}

/**
 * A workflow Start → Google Photos → After (main output) and After Error (error output).
 * `downstream` is the expression that both followers evaluate for each item.
 */
export async function buildWorkflow(
	setup: NodeSetup,
	downstream = '',
	settings: IWorkflowSettings = {},
	staticData?: IDataObject,
): Promise<{ workflow: Workflow; node: INode; type: INodeType }> {
	const { nodeTypes } = await loadPackage();
	const tested = node(NODE_NAME, `${packageName}.${setup.type ?? 'googlePhotos'}`, {
		parameters: structuredClone(setup.parameters),
		credentials: setup.credential?.reference,
		...setup.settings,
	});
	const follower = { parameters: { value: downstream } };
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	const connections: IConnections = {
		Start: { main: [to(NODE_NAME)] },
		[NODE_NAME]: { main: [to('After'), to('After Error')] },
	};
	const workflow = new Workflow({
		id: WORKFLOW_ID,
		name: 'Test workflow',
		nodes: [
			node('Start', 'test.start'),
			tested,
			node('After', 'test.reader', follower),
			node('After Error', 'test.reader', follower),
		],
		connections,
		active: false,
		nodeTypes,
		settings,
		staticData,
	});
	const built = workflow.getNode(NODE_NAME) ?? tested;
	const type = nodeTypes.getByNameAndVersion(built.type, built.typeVersion);
	return { workflow, node: built, type };
}

/** What the engine needs of its host besides the workflow. */
export function additionalData(
	credential: StoredCredential | undefined,
	mode: WorkflowExecuteMode,
	more: Partial<IWorkflowExecuteAdditionalData> = {},
): IWorkflowExecuteAdditionalData {
	const workflowData = {
		id: WORKFLOW_ID,
		name: 'Test workflow',
		active: false,
		activeVersionId: null,
		isArchived: false,
		nodes: [],
		connections: {},
		createdAt: new Date(0),
		updatedAt: new Date(0),
	};
	const urls = Object.fromEntries(
		[
			'restApi',
			'instanceBase',
			'formBase',
			'formWaitingBase',
			'formTestBase',
			'mcpBase',
			'mcpTestBase',
		].map((name) => [`${name}Url`, `${ORIGIN}/${name}`]),
	);
	const host = {
		...urls,
		webhookBaseUrl: `${ORIGIN}/webhook`,
		webhookWaitingBaseUrl: `${ORIGIN}/webhook-waiting`,
		webhookTestBaseUrl: `${ORIGIN}/webhook-test`,
		credentialsHelper: new SingleCredentialHelper(credential),
		currentNodeExecutionIndex: 0,
		executionId: '1',
		variables: {},
		hooks: new ExecutionLifecycleHooks(mode, '1', workflowData),
		logAiEvent: () => {},
		...more,
	};
	// Only what nodes reach through the contexts is given; sub-workflows, agents and runners are not.
	return host as unknown as IWorkflowExecuteAdditionalData;
}
