/** The simulated Google in a process of its own, so that its work is nobody else's. */
import { startSimulator } from '../simulator';

export interface SimulatorAddress {
	proxyUrl: string;
	controlUrl: string;
	caFile: string;
}

async function main(): Promise<void> {
	const simulator = await startSimulator();
	const { proxyUrl, controlUrl, caFile } = simulator;
	process.on('message', () => process.send?.(process.cpuUsage()));
	process.on('disconnect', () => void simulator.stop().finally(() => process.exit()));
	process.on('SIGINT', () => undefined);
	process.send?.({ proxyUrl, controlUrl, caFile } satisfies SimulatorAddress);
}

void main();
