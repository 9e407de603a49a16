import type { Control } from '../simulator';

/** The control of a simulator in another process: the same calls, each with a promise. */
export type RemoteControl = {
	[Name in keyof Control]: (
		...args: Parameters<Control[Name]>
	) => Promise<Awaited<ReturnType<Control[Name]>>>;
};

async function call(controlUrl: string, name: string, args: unknown[]): Promise<unknown> {
	const response = await fetch(`${controlUrl}/${name}`, {
		method: 'POST',
		body: JSON.stringify(args),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`Simulator: ${name}: ${response.status} ${text}`);
	return JSON.parse(text);
}

/**
 * Speaks to a simulator's control API.
 * @param controlUrl as `Simulator.controlUrl`
 * @returns a control whose calls reject with the simulator's words when they fail
 */
export function remoteControl(controlUrl: string): RemoteControl {
	const calls = {
		get: (_: unknown, name: string | symbol) => {
			// A promise that is resolved with this object asks whether it is a promise itself.
			if (typeof name === 'symbol' || name === 'then') return undefined;
			return async (...args: unknown[]) => await call(controlUrl, name, args);
		},
	};
	return new Proxy({}, calls) as RemoteControl;
}
