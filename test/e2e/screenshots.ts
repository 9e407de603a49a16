import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { exampleWorkflow, photosFolder } from '../demo/job';
import { openEditor } from '../support/editor';
import { packageRoot } from '../support/package';
import { setStage } from '../support/stage';
import { chain, manualTrigger } from '../support/workflow';

const folder = join(packageRoot, 'docs', 'images');
const albums = ['Summer in the Alps', 'Family', 'Workshop 2026', 'Camera uploads'];

/** Makes the pictures in docs/images from a real n8n with the node in it. */
async function main(): Promise<void> {
	await mkdir(folder, { recursive: true });
	const stage = await setStage({
		n8n: { extraEnv: { N8N_RESTRICT_FILE_ACCESS_TO: photosFolder } },
		onStep: (step) => console.log(`${step} …`),
	});
	const editor = await openEditor(stage.n8n.baseUrl, 2).catch(async (error: unknown) => {
		await stage.stop();
		throw error;
	});
	const { page } = editor;
	const save = async (name: string) => {
		const file = join(folder, name);
		await page.mouse.move(0, 0);
		await page.waitForTimeout(800);
		const png = await page.screenshot({ animations: 'disabled' });
		// A palette keeps the pictures of a mostly flat interface small.
		await writeFile(file, await sharp(png).png({ palette: true, quality: 90 }).toBuffer());
		console.log(`${file} (${Math.round((await readFile(file)).length / 1024)} KB)`);
	};
	try {
		await stage.simulator.control.seed({ ...stage.identity, albums });
		await editor.logIn(stage.login);
		const workflow = chain('Photos to an album', manualTrigger());
		await editor.openWorkflow(await stage.client.createWorkflow(workflow));
		await editor.searchNodes('google photos');
		await save('node-search.png');
		await editor.addAction('Google Photos', 'Upload a media item');
		await editor.openList('albumId');
		await save('node-panel.png');
		await editor.openWorkflow(await stage.client.createWorkflow(await exampleWorkflow(stage)));
		await page.getByTestId('execute-workflow-button').click();
		await page.getByText('Workflow executed successfully').first().waitFor();
		await page.getByTestId('zoom-to-fit').click();
		await save('workflow.png');
	} finally {
		await editor.close();
		await stage.stop();
	}
}

void main();
