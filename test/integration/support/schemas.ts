import { Ajv } from 'ajv';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { PACKAGE_FOLDER } from './nodeTypes';
import { readOutputSchema } from './engine';

export interface OutputSchema {
	type: 'object';
	properties: Record<string, object>;
	version: number;
}

/** The schema that n8n shows before an operation was ever run, found as n8n finds it. */
export function schemaOf(resource: string, operation: string): OutputSchema {
	const nodeDir = join(PACKAGE_FOLDER, 'dist/nodes/GooglePhotos');
	const schema = readOutputSchema(nodeDir, resource, operation);
	if (!schema) throw new Error(`There is no output schema of ${resource}: ${operation}`);
	return schema as OutputSchema;
}

/** Where output is not as its schema says; fields that the schema does not know count as well. */
export function schemaErrors(resource: string, operation: string, json: IDataObject[]): string[] {
	const schema = schemaOf(resource, operation);
	const ajv = new Ajv({ allErrors: true });
	ajv.addKeyword('version');
	const validate = ajv.compile({ ...schema, additionalProperties: false });
	return json.flatMap((one) => (validate(one) ? [] : [ajv.errorsText(validate.errors)]));
}
