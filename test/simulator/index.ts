import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { getRequestListener } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';

import { createCertificates } from './certificates';
import { createControlApp } from './controlApp';
import { createGateway } from './gateway';
import { openProxy } from './proxy';
import type { Simulator, SimulatorOptions } from './simulator';
import { createSimulatorState } from './state';

export type { Control, Fault, FaultConditions, RecordedRequest } from './control';
export type { Seed } from './library/seeding';
export type { LibrarySnapshot } from './library/snapshot';
export type { Tokens } from './oauth/grants';
export type { Mode, Simulator, SimulatorOptions } from './simulator';
export { recordedResponses, type RecordedResponse } from './recorded/responses';
export { simulatorEnvironment, trustSimulator } from './trust';

/** Leaves the global Request and Response alone: the simulator may share a process with what it tests. */
const LISTENER = { overrideGlobalObjects: false };

/**
 * Starts a simulated Google on this machine.
 * Errors: a port that is taken, or a folder that cannot be written, rejects with the system's error.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const state = createSimulatorState(options);
	const hosts = [...new Set(state.services.flatMap(({ apps }) => Object.keys(apps)))];
	const { caPem, server } = createCertificates(hosts);

	const temporary = options.certificateFolder === undefined;
	const folder = options.certificateFolder ?? (await mkdtemp(join(tmpdir(), 'google-simulator-')));
	await mkdir(folder, { recursive: true });
	const caFile = join(folder, 'ca.pem');
	await writeFile(caFile, caPem);

	const gateway = createGateway(state);
	const controlApp = createControlApp(state.control);
	const proxy = await openProxy({
		port: options.port ?? 0,
		isSimulated: (hostname) => hosts.includes(hostname),
		certificates: server,
		onForeignHost: state.recorder.noteForeignHost,
		onTunnelled: getRequestListener(
			(request, bindings) => gateway(request, bindings as HttpBindings),
			LISTENER,
		),
		onDirect: getRequestListener((request) => controlApp.fetch(request), LISTENER),
	});
	return {
		proxyUrl: proxy.url,
		controlUrl: `${proxy.url}/control`,
		caPem,
		caFile,
		control: state.control,
		async stop() {
			await proxy.close();
			if (temporary) await rm(folder, { recursive: true, force: true });
		},
	};
}
