import responses from '../../recorded/responses.json';

/** One response that Google really gave, as it was quoted. */
export interface RecordedResponse {
	id: string;
	/** The API method, or the address that was opened. */
	call: string;
	situation: string;
	/** Null where the source does not tell. */
	status: number | null;
	headers: Record<string, string> | null;
	/** JSON, or the text that the source shows: often what a client made of the response. */
	body: unknown;
	source: string;
	date: string;
	confidence: string;
	note?: string;
}

/** All of them, in the order of the collection. */
export const recordedResponses: readonly RecordedResponse[] =
	responses as unknown as RecordedResponse[];
