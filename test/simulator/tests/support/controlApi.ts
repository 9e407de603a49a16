import type { Simulator } from '../..';

/** Calls a control of a running simulator over HTTP. */
export async function postControl({ controlUrl }: Simulator, name: string, ...args: unknown[]) {
	const init = { method: 'POST', body: JSON.stringify(args) };
	const response = await fetch(`${controlUrl}/${name}`, init);
	return { status: response.status, result: await response.json() };
}
