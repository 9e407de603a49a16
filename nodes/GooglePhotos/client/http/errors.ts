import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { explain } from './explanations';
import { type ApiFailure, failureToJson } from './failures';
import type { ApiMethod } from './methods';
import { isFatalFailure } from './retries';

/** Where an error keeps its failure: not enumerable, so n8n does not save it with the execution. */
const FAILURE = 'googlePhotosFailure';

function withFailure(error: NodeApiError, failure: ApiFailure | undefined): NodeApiError {
	return failure ? Object.defineProperty(error, FAILURE, { value: failure }) : error;
}

/**
 * The error of a failed request: words for a person, Google's status for n8n's retry and error
 * workflows. A fresh error each time, since n8n hands an existing NodeApiError back unchanged.
 */
export function apiError(node: INode, failure: ApiFailure, method: ApiMethod): NodeApiError {
	const { message, description } = explain(failure, method);
	const error = new NodeApiError(node, failureToJson(failure), {
		message,
		description,
		httpCode: failure.httpStatus === undefined ? undefined : String(failure.httpStatus),
	});
	return withFailure(error, failure);
}

/** What went wrong, for callers that must tell one refusal from another; copies keep it. */
export function failureOf(error: unknown): ApiFailure | undefined {
	return (error as { [FAILURE]?: ApiFailure } | undefined)?.[FAILURE];
}

/** No further request of this execution can succeed, so none should be spent. */
export function isFatal(error: unknown): boolean {
	const failure = failureOf(error);
	return failure !== undefined && isFatalFailure(failure);
}

/** What a copy of an error says differently. */
export interface ErrorChange {
	message: string;
	/** Full sentences to follow the description. */
	addition?: string;
	itemIndex?: number;
}

/** A fresh copy of an error, with Google's response, status and failure kept. */
export function cloneError(node: INode, error: Error, change: ErrorChange): Error {
	const { message, addition, itemIndex } = change;
	const describe = (text?: string | null) =>
		[text, addition].filter(Boolean).join(' ') || undefined;
	if (error instanceof NodeApiError) {
		const copy = new NodeApiError(node, error.errorResponse ?? { message: error.message }, {
			message,
			description: describe(error.description),
			httpCode: error.httpCode ?? undefined,
			itemIndex,
		});
		return withFailure(copy, failureOf(error));
	}
	if (error instanceof NodeOperationError) {
		const description = describe(error.description);
		return new NodeOperationError(node, message, { description, itemIndex });
	}
	return new NodeOperationError(node, error, { message, description: describe(), itemIndex });
}
