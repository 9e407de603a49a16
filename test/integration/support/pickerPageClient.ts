import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { parse, type HTMLElement } from 'node-html-parser';
import { webhook, type WebhookOptions } from './contexts';
import { StoredCredential } from './credential';
import type { SimulatedGoogle } from './google';

/** A page as the visitor's browser gets it. */
export interface Visit {
	status: number;
	headers: Record<string, string>;
	html: string;
	page: HTMLElement;
	/** `start`, `waiting`, `trouble`, `done` or `refused`. */
	state: string | undefined;
	/** Items the workflow was started with; undefined when it was not started. */
	started?: INodeExecutionData[];
}

export interface VisitorOptions {
	parameters?: INodeParameters;
	workflowId?: string;
	/** Asks visitors for this name and password. */
	guard?: { user: string; password: string };
	/** `manual` is the editor's test run. Default `webhook`. */
	mode?: WebhookOptions['mode'];
}

/** Stands for a browser in front of the trigger's page, and for n8n's HTTP server behind it. */
export class Visitor {
	/** Requests with a started workflow. */
	starts: INodeExecutionData[][] = [];

	constructor(
		private readonly google: SimulatedGoogle,
		private readonly options: VisitorOptions = {},
		/** The workflow's memory, which n8n saves after each call. */
		readonly staticData: IDataObject = {},
	) {}

	async request(
		method: 'GET' | 'POST',
		address = '',
		headers: Record<string, string> = {},
	): Promise<Visit> {
		const sent: Omit<Visit, 'page' | 'state' | 'started'> = { status: 200, headers: {}, html: '' };
		let ended = false;
		const response = {
			get statusCode() {
				return sent.status;
			},
			set statusCode(status: number) {
				sent.status = status;
			},
			setHeader(name: string, value: string) {
				sent.headers[name.toLowerCase()] = value;
			},
			end(body = '') {
				ended = true;
				sent.html = body;
			},
		};
		const query = Object.fromEntries(new URLSearchParams(address.replace(/^\?/, '')));
		const { guard, parameters } = this.options;
		const { data } = this.google.credential;
		// The engine's stand-in for the credential store knows one credential, for all types.
		const credential = guard ? new StoredCredential({ ...data, ...guard }) : this.google.credential;
		const pageCredential = { googlePhotosPickerPageApi: credential.details };
		const answer = await webhook({
			type: 'googlePhotosPickerTrigger',
			parameters: { ...(guard && { authentication: 'basicAuth' }), ...parameters },
			credential,
			settings: guard && { credentials: { ...credential.reference, ...pageCredential } },
			workflowId: this.options.workflowId,
			mode: this.options.mode,
			request: { method, query, headers },
			response,
			webhookName: method === 'POST' ? 'setup' : 'default',
			staticData: this.staticData,
		});
		if (!ended || !answer.noWebhookResponse) throw new Error('Answered twice or not at all');
		const started = answer.workflowData?.[0];
		if (started) this.starts.push(started);
		const page = parse(sent.html);
		return {
			...sent,
			page,
			state: page.querySelector('main')?.getAttribute('data-state'),
			started,
		};
	}

	async open(address = '', headers?: Record<string, string>): Promise<Visit> {
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
}
