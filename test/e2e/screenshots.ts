import { mkdir } from 'node:fs/promises';
import { exampleWorkflow, photosFolder } from '../demo/job';
import { openEditor } from '../support/editor';
import { picturesFolder, takePicture } from '../support/pictures';
import { type TestEnvironment, startTestEnvironment } from '../support/testEnvironment';
import { chain, manualTrigger } from '../support/workflow';
import { takePagePictures } from './pictures/pagePictures';
import { takePanelPictures } from './pictures/panelPictures';

const albums = ['Summer in the Alps', 'Family', 'Workshop 2026', 'Camera uploads'];

/** Makes the pictures of n8n's editor. */
async function takeEditorPictures(testEnvironment: TestEnvironment): Promise<void> {
	const { client, n8n, login } = testEnvironment;
	const editor = await openEditor(n8n.baseUrl, 2);
	const { page } = editor;
	try {
		await testEnvironment.simulator.control.seed({ ...testEnvironment.identity, albums });
		await editor.logIn(login);
		const workflow = chain('Photos to an album', manualTrigger());
		await editor.openWorkflow(await client.createWorkflow(workflow));
		await editor.searchNodes('photos');
		await takePicture(page, 'node-search.png');
		await editor.addAction('Google Photos', 'Upload a media item');
		await editor.openList('albumId');
		await takePicture(page, 'node-panel.png');
		await editor.openWorkflow(await client.createWorkflow(await exampleWorkflow(testEnvironment)));
		await page.getByTestId('execute-workflow-button').click();
		await page.getByText('Workflow executed successfully').first().waitFor();
		await page.getByTestId('zoom-to-fit').click();
		await takePicture(page, 'workflow.png');
		await takePanelPictures(testEnvironment, editor);
	} finally {
		await editor.close();
	}
}

/** Makes the pictures in docs/images from a real n8n with the nodes in it. */
async function main(): Promise<void> {
	await mkdir(picturesFolder, { recursive: true });
	const testEnvironment = await startTestEnvironment({
		n8n: { extraEnv: { N8N_RESTRICT_FILE_ACCESS_TO: photosFolder } },
		onStep: (step) => console.log(`${step} …`),
	});
	try {
		await takeEditorPictures(testEnvironment);
		await takePagePictures(testEnvironment);
	} finally {
		await testEnvironment.stop();
	}
}

void main();
