/**
 * Waiting that costs no time: the timers and the clock of this process are jest's, and go on only
 * when nothing happens. Import this before the simulator and the package, both of which then live in
 * the same time; sockets and files are real.
 */
import { ClientRequest } from 'node:http';
import { Socket } from 'node:net';
import sharp from 'sharp';
import { useChannel, useClientRequests } from './channels';

/** Timers of the simulator: none of the package's. */
let simulatorTimers = 0;
/** Those of them that end soon, so that a request which waits for one needs no more patience. */
let simulatorDelays = 0;
const SOON_MS = 60_000;

jest.doMock('node:timers/promises', () => ({
	setTimeout: async (ms: number) => {
		const isSoon = Number(ms < SOON_MS);
		simulatorTimers++;
		simulatorDelays += isSoon;
		await new Promise((resolve) => setTimeout(resolve, ms));
		simulatorTimers--;
		simulatorDelays -= isSoon;
	},
}));

/** Turns of the event loop without anything happening until time goes on. */
const QUIET_TURNS = 12;
/** How long, in real time, a request is given whose bytes may be on their way. */
const IN_FLIGHT_MS = 80;
/** Neither an event nor a timer for so long, in real time: nothing will ever happen. */
const HANG_MS = 3_000;
/** Work of other threads, which ends without any socket. */
const BUSY = /^(FSReq|CloseReq|GetAddrInfo|TCPConnect|Write|Shutdown|Zlib|Random|PBKDF2|Scrypt)/;

let events = 0;
let seenEvents = 0;
const requests = new Set<ClientRequest>();
let lastEvent = 0;
/** When a connection brought its last byte. */
const lastByte = new WeakMap<Socket, number>();

type Undo = () => void;

function noteSocketEvents(): Undo {
	const push = Reflect.get(Socket.prototype, 'push') as (...chunk: unknown[]) => boolean;
	Socket.prototype.push = function (this: Socket, ...chunk: unknown[]): boolean {
		events++;
		lastByte.set(this, Date.now());
		return push.apply(this, chunk);
	};
	// Inherited again, as before.
	return () => void Reflect.deleteProperty(Socket.prototype, 'push');
}

function useRequestEvents(): void {
	useChannel('http.server.request.start', () => events++);
	useClientRequests((request) => {
		events++;
		requests.add(request);
		request.once('close', () => requests.delete(request));
	});
}

/** Node's own time-out of a silent request counts real time: the same with the timers of this process. */
function simulateRequestTimeouts(): Undo {
	const setRealTimeout = Reflect.get(ClientRequest.prototype, 'setTimeout');
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
	return () => void Reflect.set(ClientRequest.prototype, 'setTimeout', setRealTimeout);
}

/** Pictures that other threads work on just now; Node does not list them. */
let pictures = 0;

function notePictures(): void {
	const methods = sharp.prototype as Record<string, (...args: unknown[]) => Promise<unknown>>;
	for (const name of ['toBuffer', 'metadata']) {
		const work = methods[name];
		methods[name] = async function (this: unknown, ...args: unknown[]) {
			pictures++;
			return await work.apply(this, args).finally(() => pictures--);
		};
	}
}

const isBusy = () => pictures > 0 || process.getActiveResourcesInfo().some((one) => BUSY.test(one));

const turn = async () => await new Promise<void>((resolve) => setImmediate(resolve));

async function untilQuiet(isDone: () => boolean): Promise<void> {
	const isPatient = () =>
		requests.size > simulatorDelays && performance.now() - lastEvent < IN_FLIGHT_MS;
	for (let quiet = 0; (quiet < QUIET_TURNS || isPatient()) && !isDone();) {
		await turn();
		quiet = events !== seenEvents || isBusy() ? 0 : quiet + 1;
		if (quiet === 0) lastEvent = performance.now();
		seenEvents = events;
	}
}

/** Makes waiting instant for all tests of this file. */
export function useSimulatedTime(): void {
	useRequestEvents();
	notePictures();
	let undo: Undo[] = [];
	// Node's own classes are those of all test files of this process.
	beforeAll(() => void (undo = [noteSocketEvents(), simulateRequestTimeouts()]));
	afterAll(() => undo.forEach((restore) => restore()));
	beforeEach(() => {
		const real = ['setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const;
		const others = ['nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const;
		jest.useFakeTimers({ doNotFake: [...real, ...others] });
		simulatorTimers = 0;
		simulatorDelays = 0;
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
