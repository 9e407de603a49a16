/** What one process of several has to do. */
import type { NodeExecutionHint } from 'n8n-workflow';
import type { StoredOAuth2 } from '../support/credential';

/** Photos to upload into an album by its name, shared out among executions that begin together. */
export interface Job {
	credential: StoredOAuth2;
	title: string;
	/** The photos differ by these numbers. */
	numbers: number[];
	executions: number;
}

/** What became of one execution. */
export interface ExecutionReport {
	status: string;
	errorText: string;
	hints: NodeExecutionHint[];
	/** What came out, for each photo. */
	outcomes: Array<{ id: string; albumId: string; filename: string }>;
}
