import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { announcement, mostRequests } from '../announce';
import { Lab, type Setting } from '../lab';
import type { Probe } from '../probe';
import { notProbed, probes } from '../probes';
import { stateOf, type Recorded } from '../report';
import { exitCode, runProbes, type Outcome } from '../run';
import { chosenProbes, probeSession } from '../session';

/** Of one recorded response, as in the collection of real ones. */
const FIELDS = 'call situation status headers body source date confidence note'.split(' ');

const { signal } = new AbortController();
let folder: string;
let outcomes: Outcome[];
let recorded: Recorded[];
const printed: string[] = [];

async function session(chosen: readonly Probe[], file: string, options: object = {}) {
	const out = join(folder, file);
	const print = (line: string) => void printed.push(line);
	const defaults = { simulated: true, slow: true, port: 0, signal, out, print };
	const result = await probeSession({ probes: chosen, ...defaults, ...options });
	const text = await readFile(out, 'utf8');
	return { result, text, recorded: JSON.parse(text) as Recorded[] };
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'probe-'));
	({ result: outcomes, recorded } = await session(probes, 'all.json'));
}, 60_000);

afterAll(async () => {
	await rm(folder, { recursive: true, force: true });
});

it.each(probes.map(({ name }) => name))('%s ends with a verdict', (name) => {
	const outcome = outcomes.find(({ probe }) => probe.name === name);
	expect([outcome?.problem, outcome?.notRun]).toEqual([undefined, undefined]);
	expect(outcome?.verdict?.says).toMatch(/\w/);
	expect(outcome?.verdict?.says).not.toMatch(/undefined|NaN|^open/);
	expect(printed.join('\n')).toMatch(
		new RegExp(`^${name} +(as assumed|DIFFERS|for the record) `, 'm'),
	);
});

it('has no gap, so that it exits with 0', () => {
	expect(outcomes).toHaveLength(probes.length);
	expect(exitCode(outcomes, signal)).toBe(0);
});

it('sends no more requests than it announced', () => {
	const sent = outcomes.reduce((sum, { exchanges }) => sum + exchanges.length, 0);
	expect(sent).toBeGreaterThan(100);
	expect(sent).toBeLessThanOrEqual(mostRequests(probes));
	expect(announcement(probes)).toContain(`at most ${mostRequests(probes)} requests`);
});

it('makes only what is named after it', () => {
	const names = outcomes
		.flatMap(({ exchanges }) => exchanges)
		.map(({ request }) => JSON.stringify(request.json ?? {}))
		.flatMap((json) => [...json.matchAll(/"(?:title|fileName|text)":"([^"]*)"/g)])
		.map(([, name]) => name)
		// One album is given an empty title, which is refused.
		.filter((name) => name !== '');
	expect(names.length).toBeGreaterThan(20);
	for (const name of names) expect(name).toMatch(/^n8n probe/);
});

it('records every response in the form of the collection, marked as simulated', () => {
	expect(recorded).toHaveLength(outcomes.flatMap(({ exchanges }) => exchanges).length);
	for (const one of recorded) {
		expect(Object.keys(one)).toEqual(FIELDS);
		expect(one.call).toMatch(/^\w+(\.\w+)?$/);
		expect(one.situation).toMatch(/\w/);
		expect(one.status).toBeGreaterThanOrEqual(200);
		expect(typeof one.headers).toBe('object');
		expect(one.body).toBeDefined();
		expect(one.source).toMatch(/^npm run probe, [\w-]+, simulated$/);
		expect(one.date).toMatch(/^\d{4}-\d\d-\d\d$/);
		expect(one.confidence).toBe('simulated');
		expect(one.note).toMatch(/^(as assumed|DIFFERS|for the record): ./);
	}
});

it('writes no id and no token', () => {
	const text = JSON.stringify(recorded);
	const exchanges = outcomes.flatMap((outcome) => outcome.exchanges);
	const fields = /"(?:id|\w+Ids?|\w*[tT]oken|\w+Ur[li])":(\[[^\]]*\]|"[^"]*")/g;
	const values = exchanges
		.flatMap(({ request, body }) => [JSON.stringify(request.json ?? {}), JSON.stringify(body)])
		.flatMap((json) => [...json.matchAll(fields)])
		.flatMap(([, value]) => [...value.matchAll(/"([^"]+)"/g)].map(([, one]) => one));
	const bearers = exchanges.flatMap(({ request }) => request.headers.authorization ?? []);
	const secrets = new Set([...values, ...bearers.map((bearer) => bearer.slice('Bearer '.length))]);
	expect(secrets.size).toBeGreaterThan(50);
	for (const secret of secrets) {
		expect(text).not.toContain(secret);
		expect(printed.join('\n')).not.toContain(secret);
	}
});

it('names each probe once, and gives a reason for each question it leaves open', () => {
	expect(new Set(probes.map(({ name }) => name)).size).toBe(probes.length);
	for (const { question, reason } of notProbed) {
		expect(question).toMatch(/\w/);
		expect(printed.join('\n')).toContain(`${question}: ${reason}`);
	}
});

describe('A part of the probes', () => {
	it('runs alone, with what it shares with others', async () => {
		const chosen = chosenProbes(['add-item-twice', 'picked-photo-bytes']);
		const { result } = await session(chosen, 'part.json');
		expect(result.map(stateOf)).toEqual(['as assumed', 'as assumed']);
		expect(() => chosenProbes(['add-item-twice', 'no-such'])).toThrow('no probe no-such');
	});

	it('leaves the slow ones out unless they are asked for', async () => {
		const { result } = await session(chosenProbes(['expired-base-url']), 'slow.json', {
			slow: false,
		});
		expect(result.map(({ notRun }) => notRun)).toEqual([
			'it takes 61 minutes: use --slow, or name it with --only',
		]);
	});

	it('leaves a partial report when it is interrupted', async () => {
		const interruption = new AbortController();
		const stopAtTheSecond = (line: string) => {
			if (line.startsWith('created-item')) interruption.abort(new Error('Interrupted'));
		};
		const { result, recorded: partial } = await session(
			chosenProbes(['created-item', 'empty-upload', 'picker-polling']),
			'partial.json',
			{ signal: interruption.signal, print: stopAtTheSecond },
		);
		const states = Object.fromEntries(result.map((one) => [one.probe.name, stateOf(one)]));
		expect(states).toEqual({
			'empty-upload': 'as assumed',
			'created-item': 'not run',
			'picker-polling': 'not run',
		});
		expect(partial.map(({ source }) => source)).toEqual(['npm run probe, empty-upload, simulated']);
		expect(exitCode(result, interruption.signal)).toBe(130);
	});
});

describe('A probe that goes wrong', () => {
	const base: Probe = {
		name: 'wrong',
		question: '?',
		assumes: '',
		maxRequests: 1,
		leaves: 'nothing',
		run: () => ({ says: 'right' }),
	};
	const setting = { writePauseMs: 0, pause: () => Promise.resolve() } as unknown as Setting;
	const signedIn = { accessToken: () => Promise.resolve('a'), renew: () => {} };

	it('is a gap, and the next one runs', async () => {
		const lab = new Lab(setting, signedIn, signal);
		const failing = { ...base, run: () => Promise.reject(new Error('Unexpected')) };
		const result = await runProbes(lab, [failing, base], { slow: false, signal });
		expect(result.map(stateOf)).toEqual(['GAP', 'for the record']);
		expect(exitCode(result, signal)).toBe(1);
	});

	it('may not send more than it announced', async () => {
		let requests = 0;
		const fetch = () => {
			requests++;
			return Promise.resolve(new Response('{}'));
		};
		const lab = new Lab({ ...setting, fetch } as unknown as Setting, signedIn, signal);
		const greedy: Probe = {
			...base,
			async run(inside) {
				const send = () => inside.send({ call: 'any', situation: '', url: 'https://localhost/' });
				await send();
				await send();
				return { says: 'never' };
			},
		};
		const [outcome] = await runProbes(lab, [greedy], { slow: false, signal });
		expect(outcome.problem).toContain('more requests than it announced');
		expect(requests).toBe(1);
	});

	it('waits and asks again when Google is busy, up to ten times in a run', async () => {
		const pauses: number[] = [];
		const busy = () => Promise.resolve(new Response('{}', { status: 429 }));
		const pause = (milliseconds: number) => {
			pauses.push(milliseconds);
			return Promise.resolve();
		};
		const lab = new Lab({ ...setting, pause, fetch: busy } as unknown as Setting, signedIn, signal);
		lab.allow(1);
		const { status } = await lab.send({ call: 'any', situation: '', url: 'https://localhost/' });
		expect(status).toBe(429);
		expect(pauses).toEqual(new Array(10).fill(60_000));
		expect(lab.exchanges).toHaveLength(11);
	});
});
