import { randomUUID } from 'node:crypto';
import fetchCookie from 'fetch-cookie';
import { parse } from 'flatted';
import {
	CREDENTIAL_BLANKING_VALUE,
	type IBinaryData,
	type IRunExecutionData,
	type IWorkflowBase,
} from 'n8n-workflow';
import { CookieJar } from 'tough-cookie';
import { waitFor } from './waitFor';

export interface Login {
	email: string;
	password: string;
}

/** A workflow as n8n takes it for saving: what an exported workflow file holds. */
export type WorkflowJson = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections'> &
	Partial<Pick<IWorkflowBase, 'settings' | 'pinData'>>;

export interface SavedWorkflow extends WorkflowJson {
	id: string;
	versionId: string;
}

export interface Execution {
	id: string;
	workflowId: string;
	mode: string;
	status: 'new' | 'running' | 'success' | 'error' | 'crashed' | 'canceled' | 'waiting' | 'unknown';
	data: IRunExecutionData;
}

export interface Choice {
	name: string;
	value: string;
}

/** An execution as a list shows it. */
export interface Summary {
	id: string;
	status: Execution['status'];
	finished: boolean;
}

/** How an execution can have ended. */
export const FINAL = new Set<Execution['status']>(['success', 'error', 'crashed', 'canceled']);

/** n8n's REST API as its editor uses it: with a cookie and an id of the browser. */
export class N8nClient {
	/** Cookies of the session, shared with whoever goes on in the same browser. */
	readonly cookies = new CookieJar();
	private readonly fetch = fetchCookie(fetch, this.cookies);
	private readonly browserId = randomUUID();

	constructor(readonly baseUrl: string) {}

	/**
	 * Sends one request to `/rest<path>` and gives back the `data` of the response.
	 * Fails with n8n's own words on any other status than 2xx.
	 */
	async rest<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await this.fetch(`${this.baseUrl}/rest${path}`, {
			method,
			headers: { 'browser-id': this.browserId, 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n: ${method} ${path}: ${response.status} ${text}`);
		return (JSON.parse(text) as { data: T }).data;
	}

	/** Makes the first person of a fresh n8n, and is signed in as that person from then on. */
	async setUpOwner({ email, password }: Login): Promise<void> {
		await this.rest('POST', '/owner/setup', {
			email,
			password,
			firstName: 'Demo',
			lastName: 'Owner',
		});
		await this.rest('POST', '/login', { emailOrLdapLoginId: email, password });
	}

	/** Returns the id of the new credential. */
	async createCredential(name: string, type: string, data: object): Promise<string> {
		const { id } = await this.rest<{ id: string }>('POST', '/credentials', { name, type, data });
		return id;
	}

	/** The address at the service's side where the person consents. */
	async authorizationUrl(credentialId: string): Promise<string> {
		return await this.rest('GET', `/oauth2-credential/auth?id=${credentialId}`);
	}

	/** n8n's own test of a saved credential. */
	async testCredential(id: string): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const saved = await this.rest<{ data: object }>('GET', `/credentials/${id}?includeData=true`);
		// n8n hides the tokens from the reader and fills them in again where it finds this mark.
		const data = { ...saved.data, oauthTokenData: CREDENTIAL_BLANKING_VALUE };
		return await this.rest('POST', '/credentials/test', { credentials: { ...saved, data } });
	}

	async createWorkflow(workflow: WorkflowJson): Promise<SavedWorkflow> {
		// n8n 1 has no default for `active`.
		return await this.rest('POST', '/workflows', { settings: {}, active: false, ...workflow });
	}

	async activate({ id, versionId }: SavedWorkflow): Promise<void> {
		await this.rest('POST', `/workflows/${id}/activate`, { versionId });
	}

	async deactivate({ id }: SavedWorkflow): Promise<void> {
		await this.rest('POST', `/workflows/${id}/deactivate`, {});
	}

	/** Starts a workflow from its trigger as the editor's button does; returns the execution's id. */
	async start(workflow: SavedWorkflow, trigger: string): Promise<string> {
		const { executionId } = await this.rest<{ executionId: string }>(
			'POST',
			`/workflows/${workflow.id}/run`,
			{ workflowData: workflow, triggerToStartFrom: { name: trigger } },
		);
		return executionId;
	}

	/** As `start`; returns the finished execution. */
	async run(workflow: SavedWorkflow, trigger: string, timeoutMs?: number): Promise<Execution> {
		return await this.finished(await this.start(workflow, trigger), timeoutMs);
	}

	/** Ends an execution as the editor's Stop button does. */
	async stop(executionId: string): Promise<void> {
		await this.rest('POST', `/executions/${executionId}/stop`);
	}

	async execution(id: string): Promise<Execution> {
		const raw = await this.rest<Omit<Execution, 'data'> & { data: string }>(
			'GET',
			`/executions/${id}`,
		);
		return { ...raw, data: parse(raw.data) as IRunExecutionData };
	}

	/** Waits until an execution has ended; fails after `timeoutMs` milliseconds. */
	async finished(id: string, timeoutMs = 60_000): Promise<Execution> {
		const look = async () => {
			const execution = await this.execution(id);
			// n8n 1 stores the state first and the data a moment later; until then they are empty.
			const isStored = (execution.data as IRunExecutionData | undefined) !== undefined;
			return FINAL.has(execution.status) && isStored && execution;
		};
		return await waitFor(`the end of execution ${id}`, look, timeoutMs);
	}

	/** The newest executions of a workflow, ten at most unless `limit` says otherwise. */
	async executions(workflowId: string, limit = 10): Promise<Summary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.rest<{ results: Summary[] }>(
			'GET',
			`/executions?filter=${filter}&limit=${limit}`,
		);
		return results;
	}

	/** The bytes of a file in an execution, as the editor's Download button gets them. */
	async fileOf({ id, data }: IBinaryData): Promise<Buffer> {
		if (id === undefined) return Buffer.from(data, 'base64');
		const query = new URLSearchParams({ id, action: 'download' });
		const response = await this.fetch(`${this.baseUrl}/rest/binary-data?${query.toString()}`, {
			headers: { 'browser-id': this.browserId },
		});
		if (!response.ok) throw new Error(`n8n: file ${id}: ${response.status}`);
		return Buffer.from(await response.arrayBuffer());
	}

	/** The newest execution of a workflow that has ended, as soon as there is one. */
	async nextFinished(workflowId: string): Promise<Execution> {
		const { id } = await waitFor(`an ended execution of workflow ${workflowId}`, async () =>
			(await this.executions(workflowId)).find(({ status }) => FINAL.has(status)),
		);
		return await this.finished(id);
	}

	/**
	 * Calls a webhook of an active workflow; n8n needs a moment before it knows a new one.
	 * @param baseUrl of the process that serves it, this one unless given
	 */
	async webhook(path: string, init: RequestInit, baseUrl = this.baseUrl): Promise<Response> {
		return await this.whenKnown(`${baseUrl}/webhook/${path}`, init);
	}

	/** Sends in the form of an active workflow. */
	async form(path: string, body: FormData): Promise<Response> {
		return await this.whenKnown(`${this.baseUrl}/form/${path}`, { method: 'POST', body });
	}

	private async whenKnown(url: string, init: RequestInit): Promise<Response> {
		return await waitFor(url, async () => {
			const response = await fetch(url, init);
			return response.status !== 404 && response;
		});
	}

	/** What a resource locator offers under From List. */
	async listSearch(request: {
		nodeType: string;
		method: string;
		credentials: object;
		parameters?: object;
		filter?: string;
		paginationToken?: string;
	}): Promise<{ results: Choice[]; paginationToken?: string }> {
		const { nodeType, method, parameters, ...rest } = request;
		return await this.rest('POST', '/dynamic-node-parameters/resource-locator-results', {
			path: 'parameters.albumId',
			nodeTypeAndVersion: { name: nodeType, version: 1 },
			methodName: method,
			currentNodeParameters: parameters ?? {},
			...rest,
		});
	}
}
