/**
 * Puts files into n8n's binary store. In a process of its own, because reading them leaves memory
 * behind on which the measured process could live.
 */
import { loadPackage } from '../integration/support/nodeTypes';
import { Container } from '@n8n/di';
import { BinaryDataService, FileLocation } from 'n8n-core';
import { WORKFLOW_ID } from '../integration/support/workflow';
import type { PreparedFile } from './runner';

async function store(files: PreparedFile[]): Promise<PreparedFile[]> {
	await loadPackage();
	const service = Container.get(BinaryDataService);
	const location = FileLocation.ofExecution(WORKFLOW_ID, '1');
	const stored: PreparedFile[] = [];
	for (const file of files) {
		const { path, fileName, mimeType } = file;
		const described = { data: '', fileName, mimeType };
		stored.push({ ...file, binary: await service.copyBinaryFile(location, described, path) });
	}
	return stored;
}

process.on('message', (files: PreparedFile[]) => {
	void store(files).then((stored) => process.send?.(stored));
});
process.on('disconnect', () => process.exit());
process.on('SIGINT', () => undefined);
