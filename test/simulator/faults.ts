import type { Fault } from './control';

/** What a fault's conditions are compared with. */
export interface FaultTarget {
	host: string;
	route: string;
	/** Path and query. */
	url: string;
}

interface ActiveFault {
	fault: Fault;
	toSkip: number;
	left: number;
}

export interface Faults {
	add: (fault: Fault) => void;
	clear: () => void;
	setLatency: (latency: Record<string, number>) => void;
	/** Milliseconds of latency for a route. */
	latency: (route: string) => number;
	/** The fault that hits this request, if any; used up by asking. */
	take: (target: FaultTarget) => Fault | undefined;
}

function matches(fault: Fault, { host, route, url }: FaultTarget): boolean {
	return (
		(fault.host === undefined || fault.host === host) &&
		(fault.route === undefined || fault.route === route) &&
		(fault.includes === undefined || url.includes(fault.includes))
	);
}

/** @returns a store of faults and latencies, empty at first. */
export function createFaults(): Faults {
	let active: ActiveFault[] = [];
	let latencies: Record<string, number> = {};
	return {
		add(fault) {
			active.push({ fault, toSkip: fault.skip ?? 0, left: fault.times ?? 1 });
		},
		clear() {
			active = [];
			latencies = {};
		},
		setLatency(latency) {
			latencies = { ...latency };
		},
		latency: (route) => latencies[route] ?? latencies['*'] ?? 0,
		take(target) {
			for (const entry of active) {
				if (entry.left <= 0 || !matches(entry.fault, target)) continue;
				if (entry.toSkip > 0) {
					entry.toSkip -= 1;
					continue;
				}
				entry.left -= 1;
				return entry.fault;
			}
			return undefined;
		},
	};
}
