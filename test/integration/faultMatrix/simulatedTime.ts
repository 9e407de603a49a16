/**
 * Waiting that costs no time: the timers and the clock of this process are jest's, and go on only
 * when nothing happens. Import this before the simulator and the package, both of which then live in
 * the same time; sockets and files are real.
 */
import { subscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import { Socket } from 'node:net';
import sharp from 'sharp';

/** Timers of the simulator, such as a delay that lasts for hours: none of the package's. */
let simulatorTimers = 0;

jest.doMock('node:timers/promises', () => ({
	setTimeout: async (ms: number) => {
		simulatorTimers++;
		await new Promise((resolve) => setTimeout(resolve, ms));
		simulatorTimers--;
	},
}));

/** Turns of the event loop without anything happening until time goes on. */
const QUIET_TURNS = 12;
/** Neither an event nor a timer for so long, in real time: nothing will ever happen. */
const HANG_MS = 3_000;
/** Work of other threads, which ends without any socket. */
const BUSY = /^(FSReq|GetAddrInfo|TCPConnect|Write|Shutdown|Zlib|Random|PBKDF2|Scrypt)/;

let events = 0;
/** When a connection brought its last byte. */
const lastByte = new WeakMap<Socket, number>();

function noteSocketEvents(): void {
	const { push } = Socket.prototype;
	Socket.prototype.push = function (this: Socket, ...chunk: Parameters<Socket['push']>): boolean {
		events++;
		lastByte.set(this, Date.now());
		return push.apply(this, chunk);
	};
	for (const name of ['http.client.request.created', 'http.server.request.start']) {
		subscribe(name, () => events++);
	}
}

/** Node's own time-out of a silent request counts real time: the same with the timers of this process. */
function simulateRequestTimeouts(): void {
	ClientRequest.prototype.setTimeout = function (this: ClientRequest, ms, onTimeout) {
		if (!(ms > 0) || !onTimeout) return this;
		const start = Date.now();
		let timer: NodeJS.Timeout | undefined;
		const check = () => {
			const last = this.socket && lastByte.get(this.socket);
			const left = Math.max(start, last ?? 0) + ms - Date.now();
			if (left <= 0) onTimeout();
			else timer = setTimeout(check, left);
		};
		check();
		this.once('close', () => clearTimeout(timer));
		return this;
	};
}

/** Pictures that other threads work on just now; Node does not list them. */
let pictures = 0;

function notePictures(): void {
	for (const name of ['toBuffer', 'metadata'] as const) {
		const work = sharp.prototype[name] as (...args: unknown[]) => Promise<unknown>;
		sharp.prototype[name] = async function (this: unknown, ...args: unknown[]) {
			pictures++;
			return await work.apply(this, args).finally(() => pictures--);
		};
	}
}

const isBusy = () => pictures > 0 || process.getActiveResourcesInfo().some((one) => BUSY.test(one));

const turn = async () => await new Promise<void>((resolve) => setImmediate(resolve));

async function untilQuiet(isDone: () => boolean): Promise<void> {
	let seen = events;
	for (let quiet = 0; quiet < QUIET_TURNS && !isDone();) {
		await turn();
		quiet = events !== seen || isBusy() ? 0 : quiet + 1;
		seen = events;
	}
}

/** Makes waiting instant for all tests of this file. */
export function useSimulatedTime(): void {
	noteSocketEvents();
	simulateRequestTimeouts();
	notePictures();
	beforeEach(() => {
		const real = ['setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const;
		const others = ['nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const;
		jest.useFakeTimers({ doNotFake: [...real, ...others] });
		simulatorTimers = 0;
	});
	afterEach(() => {
		jest.clearAllTimers();
		jest.useRealTimers();
	});
}

/** Timers that the package, or n8n for it, has set and not cleared. */
export const pendingTimers = () => jest.getTimerCount() - simulatorTimers;

/** Nothing will ever end it. */
export class HangError extends Error {}

/**
 * Lets time pass until the work is done.
 * @throws as the work; HangError when nothing is left that could end it
 */
export async function passTime<T>(work: Promise<T>): Promise<T> {
	let isDone = false;
	const finish = () => void (isDone = true);
	work.then(finish, finish);
	let idleSince: number | undefined;
	while (!isDone) {
		const before = events;
		await untilQuiet(() => isDone);
		if (isDone) break;
		if (jest.getTimerCount() > 0) {
			idleSince = undefined;
			jest.advanceTimersToNextTimer();
			continue;
		}
		if (events !== before) idleSince = undefined;
		idleSince ??= performance.now();
		if (performance.now() - idleSince > HANG_MS) throw new HangError('Nothing will ever happen');
	}
	return await work;
}

/** Lets so many simulated milliseconds pass. */
export async function passMilliseconds(ms: number): Promise<void> {
	await passTime(new Promise((resolve) => setTimeout(resolve, ms)));
}
