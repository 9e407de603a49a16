import { setTimeout as delay } from 'node:timers/promises';
import { addressOf, readResponse, type Exchange, type Fetch, type Outgoing } from './exchange';
import type { SharedName } from './probe';

/** Requests that may be sent again in one run because Google was busy. */
export const SPARE_REQUESTS = 10;
const BUSY_WAIT_MS = 60_000;
const STUMBLE_WAIT_MS = 5_000;
const TIMEOUT_MS = 300_000;
const STRANGER = 'n8n-probe-no-such-access-token';

/** The sign-in of a run; the tokens stay in here. */
export interface SignIn {
	accessToken: () => Promise<string>;
	/** Makes the next access token a new one. */
	renew: () => void;
}

/** Where a person is to pick. */
export interface PickWish {
	sessionId: string;
	pickerUri: string;
}

/** What differs between Google and the simulator. */
export interface Surroundings {
	fetch: Fetch;
	/** Lets time go by. */
	pause: (milliseconds: number) => Promise<void>;
	/** Asks a person to pick a few photos and a video in a picking session; they may not do it. */
	askToPick: (wish: PickWish) => Promise<void>;
	/** Between two writes, since Google allows an account 30 a minute. */
	writePauseMs: number;
}

/** Where a run takes place, and who signs in there. */
export interface Setting extends Surroundings {
	clientId: string;
	clientSecret: string;
	/** Brings a person to the address where they consent. */
	visit: (address: string) => Promise<void> | void;
	stop: () => Promise<void>;
}

/** A pause that ends at once on Ctrl-C. */
export function realPause(signal: AbortSignal): Surroundings['pause'] {
	return async (milliseconds) => await delay(milliseconds, undefined, { signal });
}

/** Sends and records the requests of a run, and keeps each probe within what it announced. */
export class Lab {
	/** All exchanges of the run, oldest first. */
	readonly exchanges: Exchange[] = [];
	private allowed = 0;
	private uses: SharedName | undefined;
	private spare = SPARE_REQUESTS;
	private lastWriteAt = 0;
	/** What several probes share, made when the first of them asks. */
	private readonly shared = new Map<SharedName, Promise<unknown>>();

	constructor(
		private readonly surroundings: Surroundings,
		private readonly signIn: SignIn,
		private readonly signal: AbortSignal,
	) {}

	/** Sets how many requests may follow, and which shared thing may be asked for besides. */
	allow(requests: number, uses?: SharedName): void {
		this.allowed = requests;
		this.uses = uses;
	}

	async pause(milliseconds: number): Promise<void> {
		await this.surroundings.pause(milliseconds);
	}

	async askToPick(wish: PickWish): Promise<void> {
		await this.surroundings.askToPick(wish);
	}

	/** Makes a thing for several probes; its requests count on top of theirs. */
	async share<T>(name: SharedName, maxRequests: number, make: () => Promise<T>): Promise<T> {
		if (name !== this.uses) throw new Error(`It has not announced that it uses "${name}"`);
		let thing = this.shared.get(name) as Promise<T> | undefined;
		if (!thing) {
			const { allowed } = this;
			this.allowed = maxRequests;
			thing = make().finally(() => (this.allowed = allowed));
			this.shared.set(name, thing);
		}
		return await thing;
	}

	/** The shared thing if a probe has asked for it. */
	async made<T>(name: SharedName): Promise<T | undefined> {
		return await (this.shared.get(name) as Promise<T> | undefined)?.catch(() => undefined);
	}

	/** Sends a request; one that meets a busy Google is sent again, as long as there is some to spare. */
	async send(outgoing: Outgoing): Promise<Exchange> {
		let renewed = false;
		for (;;) {
			const exchange = await this.sendOnce(outgoing);
			const { status } = exchange;
			const { as = 'signedIn', once } = outgoing;
			if (once || this.spare <= 0) return exchange;
			if (status === 401 && as === 'signedIn' && !renewed) {
				renewed = true;
				this.signIn.renew();
			} else if (status === 429 || status >= 500) {
				await this.pause(status === 429 ? BUSY_WAIT_MS : STUMBLE_WAIT_MS);
			} else {
				return exchange;
			}
			this.spare--;
			this.allowed++;
		}
	}

	private async sendOnce(outgoing: Outgoing): Promise<Exchange> {
		if (this.allowed <= 0) throw new Error('It needs more requests than it announced');
		await this.takeTurn(outgoing);
		this.allowed--;
		const { call, situation, method = 'GET', json, bytes, as = 'signedIn' } = outgoing;
		const headers: Record<string, string> = {
			...(json === undefined ? {} : { 'content-type': 'application/json' }),
			...outgoing.headers,
		};
		if (as === 'stranger') headers.authorization = `Bearer ${STRANGER}`;
		if (as === 'signedIn') headers.authorization = `Bearer ${await this.signIn.accessToken()}`;
		const url = addressOf(outgoing);
		const response = await this.surroundings.fetch(url, {
			method,
			headers,
			body: json === undefined ? bytes : JSON.stringify(json),
			signal: AbortSignal.any([this.signal, AbortSignal.timeout(TIMEOUT_MS)]),
		});
		const request = { url, headers, json };
		const exchange = { call, situation, request, ...(await readResponse(response)) };
		this.exchanges.push(exchange);
		return exchange;
	}

	private async takeTurn({ method = 'GET', call }: Outgoing): Promise<void> {
		this.signal.throwIfAborted();
		if (method === 'GET' || call === 'mediaItems.search' || !/^(albums|mediaItems)\./.test(call)) {
			return;
		}
		const wait = this.lastWriteAt + this.surroundings.writePauseMs - Date.now();
		if (wait > 0) await this.pause(wait);
		this.lastWriteAt = Date.now();
	}
}
