import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { explain } from './explanations';
import { type ApiFailure, failureToJson } from './failures';
import { makesImpossible } from './impossible/consequences';
import type { ApiMethod } from './methods';

/** What failed, and how. */
export interface Cause {
	failure: ApiFailure;
	method: ApiMethod;
}

/** Where an error keeps its cause: not enumerable, so n8n does not save it with the execution. */
const CAUSE = 'googlePhotosCause';

function withCause(error: NodeApiError, cause: Cause | undefined): NodeApiError {
	return cause ? Object.defineProperty(error, CAUSE, { value: cause }) : error;
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
	return withCause(error, { failure, method });
}

/** What failed, and how; undefined for an error that is not `apiError`'s. Copies keep it. */
export function causeOf(error: unknown): Cause | undefined {
	return (error as { [CAUSE]?: Cause } | undefined)?.[CAUSE];
}

/** What went wrong, for callers that must tell one refusal from another. */
export function failureOf(error: unknown): ApiFailure | undefined {
	return causeOf(error)?.failure;
}

/** The same method cannot succeed while this execution lasts. */
export function isFatal(error: unknown): boolean {
	const cause = causeOf(error);
	return cause !== undefined && makesImpossible(cause.failure, cause.method, cause.method);
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
		return withCause(copy, causeOf(error));
	}
	if (error instanceof NodeOperationError) {
		const description = describe(error.description);
		return new NodeOperationError(node, message, { description, itemIndex });
	}
	return new NodeOperationError(node, error, { message, description: describe(), itemIndex });
}

/**
 * The error of an execution that shared a request with others: each has one of its own, since n8n
 * adds to an error what it knows of the execution.
 */
export function ownError(node: INode, error: Error): Error {
	return failureOf(error) ? cloneError(node, error, { message: error.message }) : error;
}
