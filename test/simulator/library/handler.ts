import type { Grant } from '../service';

/** One call of an rpc method, after its authorization was checked. */
export interface RpcCall {
	grant: Grant;
	/** The id or token in the path, decoded. */
	id: string;
	query: URLSearchParams;
	/** The parsed JSON body; undefined where there was none. */
	body: unknown;
}

/** What a handler returns in place of a message where the HTTP status is not 200. */
export class RpcResponse {
	constructor(
		readonly message: object,
		readonly status: number,
	) {}
}

export type Handler = (call: RpcCall) => object | Promise<object>;
