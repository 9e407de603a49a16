import { NodeApiError, type INode } from 'n8n-workflow';
import { explain } from './explanations';
import { faultAsJson, type Fault } from './failures';
import type { ApiMethod } from './methods';
import { isDailyQuota } from './retries';

const faults = new WeakMap<Error, Fault>();

/**
 * The error of a failed request: words for a person, Google's status for n8n's retry and error
 * workflows. A fresh error each time, since n8n hands an existing NodeApiError back unchanged.
 */
export function apiError(node: INode, fault: Fault, method: ApiMethod): NodeApiError {
	const { message, description } = explain(fault, method);
	const error = new NodeApiError(node, faultAsJson(fault), {
		message,
		description,
		httpCode: fault.httpStatus === undefined ? undefined : String(fault.httpStatus),
	});
	faults.set(error, fault);
	return error;
}

/** The fault behind an error of `apiError`, for callers that must tell one refusal from another. */
export function faultOf(error: unknown): Fault | undefined {
	return error instanceof Error ? faults.get(error) : undefined;
}

/** No further request of this run can succeed, so none should be spent. */
export function isHopeless(error: unknown): boolean {
	const fault = faultOf(error);
	if (!fault) return false;
	return (
		fault.signInLost === true ||
		fault.httpStatus === 401 ||
		fault.reason === 'SERVICE_DISABLED' ||
		isDailyQuota(fault)
	);
}

/** What was caught, as an error; nearly always it is one. */
export function asError(caught: unknown): Error {
	return caught instanceof Error ? caught : new Error(String(caught));
}
