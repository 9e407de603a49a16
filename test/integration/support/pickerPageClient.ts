import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { parse, type HTMLElement } from 'node-html-parser';
import { webhook, type WebhookOptions } from './contexts';
import { StoredCredential } from './credential';
import { USER_ID, type SimulatedGoogle } from './google';
import type { RunOptions, RunResult } from './run';

/** A response of the picker trigger, with the page in it. */
export interface PageResponse {
	status: number;
	headers: Record<string, string>;
	html: string;
	page: HTMLElement;
	/** The page's `data-state`. */
	state: string | undefined;
	/** Items the workflow was started with; undefined when it was not started. */
	started?: INodeExecutionData[];
}

export interface PickerPageOptions {
	parameters?: INodeParameters;
	workflowId?: string;
	/** Tells apart two triggers of one workflow. */
	nodeId?: string;
	/** Where the visitor comes from. */
	ip?: string;
	/** Asks for this name and password. */
	basicAuth?: { user: string; password: string };
	/** `manual` is the editor's test run. Default `webhook`. */
	mode?: WebhookOptions['mode'];
}

const realNow = Date.now;
let passedMs = 0;
let testNumber = 0;

/** Lets time pass for the node and for Google: pages ask Google once in its interval. */
export function letTimePass(seconds: number): void {
	passedMs += seconds * 1000;
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + passedMs);
}

/** Stands for a browser in front of the trigger's page, and for n8n's HTTP server behind it. */
export class PickerPageClient {
	/** Input items of the workflows that were started. */
	readonly starts: INodeExecutionData[][] = [];

	constructor(
		private readonly google: SimulatedGoogle,
		private readonly options: PickerPageOptions = {},
		/** The workflow's memory, which n8n saves after each call. */
		readonly staticData: IDataObject = {},
	) {}

	async request(
		method: 'GET' | 'POST',
		address = '?',
		headers: Record<string, string> = {},
	): Promise<PageResponse> {
		const sent = { statusCode: 200, headers: {} as Record<string, string>, html: '', ended: false };
		// As n8n's server does for a webhook, before the node has its turn.
		if (headers.origin) sent.headers['access-control-allow-origin'] = headers.origin;
		const response = {
			set statusCode(status: number) {
				sent.statusCode = status;
			},
			setHeader: (name: string, value: string) => void (sent.headers[name.toLowerCase()] = value),
			removeHeader: (name: string) => void delete sent.headers[name.toLowerCase()],
			end: (html = '') => void Object.assign(sent, { html, ended: true }),
		};
		const { basicAuth, parameters, nodeId, mode, ip = '192.0.2.1' } = this.options;
		const { workflowId = `workflow ${testNumber}` } = this.options;
		const { data } = this.google.credential;
		// The engine's stand-in for the credential store knows one credential, for all types.
		const credential = basicAuth
			? new StoredCredential({ ...data, ...basicAuth })
			: this.google.credential;
		const pageCredential = { googlePhotosPickerPageApi: credential.details };
		const { noWebhookResponse, workflowData } = await webhook({
			type: 'googlePhotosPickerTrigger',
			parameters: { ...(basicAuth && { authentication: 'basicAuth' }), ...parameters },
			credential,
			settings: {
				webhookId: 'choose',
				...(nodeId && { id: nodeId }),
				...(basicAuth && { credentials: { ...credential.reference, ...pageCredential } }),
			},
			workflowId,
			mode,
			request: { method, headers, query: Object.fromEntries(new URLSearchParams(address)), ip },
			response,
			webhookName: method === 'POST' ? 'setup' : 'default',
			staticData: this.staticData,
		});
		if (!sent.ended || !noWebhookResponse) throw new Error('Responded twice or not at all');
		const started = workflowData?.[0];
		if (started) this.starts.push(started);
		const page = parse(sent.html);
		const state = page.querySelector('main')?.getAttribute('data-state');
		const { statusCode: status, html } = sent;
		return { status, headers: sent.headers, html, page, state, started };
	}

	async open(address?: string, headers?: Record<string, string>): Promise<PageResponse> {
		return await this.request('GET', address, headers);
	}

	/** Presses the button of the first page; gives the address the browser is sent to. */
	async begin(headers?: Record<string, string>): Promise<string> {
		const { status, headers: sent, html } = await this.request('POST', '?', headers);
		if (status !== 303) throw new Error(`No session: ${status} ${html}`);
		return sent.location;
	}

	/** Chooses photos in the newest session. */
	pick(count: number): string {
		const session = this.google.control.pickerSessions().at(-1);
		if (!session) throw new Error('There is no open session');
		this.google.control.pick({ sessionId: session.id, count });
		return session.id;
	}

	/** Runs the execution that the first started workflow is. */
	async execute(options: Partial<RunOptions> = {}): Promise<RunResult> {
		const { parameters = {} } = this.options;
		const type = 'googlePhotosPickerTrigger';
		return await this.google.run({ type, parameters, items: this.starts[0], ...options });
	}

	/** Presses the button and chooses photos; gives the address the browser is sent to. */
	async choose(count = 3): Promise<string> {
		const address = await this.begin();
		this.pick(count);
		return address;
	}
}

/**
 * Before each test the person has six photos and a video to choose from; the page is another one,
 * of which this process remembers nothing.
 */
export function usePersonalLibrary(google: SimulatedGoogle): void {
	afterEach(() => {
		jest.restoreAllMocks();
		passedMs = 0;
	});
	beforeEach(() => {
		testNumber++;
		const size = { width: 40, height: 30 };
		google.control.seedPersonalLibrary({ userId: USER_ID, photos: 6, videos: 1, ...size });
	});
}
