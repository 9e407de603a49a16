import { createClock } from './clock';
import type { Control } from './control';
import { createFaults } from './faults';
import type { GatewayParts } from './gateway';
import { createOAuth } from './oauth';
import { createLibrary } from './library';
import { createPicker } from './picker';
import { wireResponse } from './recorded/wire';
import { createRecorder } from './recorder';
import { createSecrets } from './secrets';
import type { Service, ServiceContext } from './service';
import type { SimulatorOptions } from './simulator';

export interface SimulatorState extends GatewayParts {
	control: Control;
}

/** The services, what they share, and the control over both; not yet reachable over the network. */
export function createSimulatorState({
	mode: startMode = 'current',
	accessTokenLifetimeSeconds = 3599,
}: SimulatorOptions): SimulatorState {
	const clock = createClock();
	const faults = createFaults();
	const recorder = createRecorder();
	const secrets = createSecrets();
	const oauth = createOAuth(clock, accessTokenLifetimeSeconds, secrets);
	const disabledApis = new Set<string>();
	let mode = startMode;

	const context: ServiceContext = {
		get mode() {
			return mode;
		},
		now: clock.now,
		grantOf: oauth.grantOf,
		noteSecret: secrets.note,
		isApiEnabled: (clientId, host) => !disabledApis.has(`${clientId} ${host}`),
	};
	const library = createLibrary(context);
	const picker = createPicker(context);
	const services: Service[] = [oauth, library, picker];

	const control: Control = {
		...oauth.controls,
		...library.controls,
		...picker.controls,
		reset() {
			for (const part of [clock, ...services]) part.reset();
			faults.clear();
			recorder.clear();
			secrets.clear();
			disabledApis.clear();
			mode = startMode;
		},
		setMode(next) {
			mode = next;
		},
		advance: clock.advance,
		requests: recorder.requests,
		clearRequests: recorder.clear,
		counts: recorder.counts,
		foreignHosts: recorder.foreignHosts,
		secrets: secrets.all,
		fail: faults.add,
		replay: (id, conditions = {}) => faults.add({ ...wireResponse(id), ...conditions }),
		clearFaults: faults.clear,
		setLatency: faults.setLatency,
		setApiEnabled(clientId, host, enabled) {
			if (enabled) disabledApis.delete(`${clientId} ${host}`);
			else disabledApis.add(`${clientId} ${host}`);
		},
	};
	return { services, clock, faults, recorder, control };
}
