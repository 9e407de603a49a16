import { createPictureSheet, cutPanel, pictureAtRest, savePicture } from '../../support/pictures';
import type { Editor } from '../../support/editor';
import type { TestEnvironment } from '../../support/testEnvironment';
import { chain } from '../../support/workflow';
import { listPanels } from './panels';

/** As high as the longest panel, so that none has to be scrolled. */
const viewport = { width: 1400, height: 2600 };

/** Makes the contact sheets: the panel of every operation and of the trigger, with all options open. */
export async function takePanelPictures(
	{ client, credential }: TestEnvironment,
	{ page, openWorkflow }: Editor,
): Promise<void> {
	const before = page.viewportSize()!;
	await page.setViewportSize(viewport);
	for (const { name, nodes } of listPanels(credential)) {
		const workflow = await client.createWorkflow(chain(`Panels of ${name}`, ...nodes));
		const panels: Buffer[] = [];
		for (const { id } of nodes) {
			await openWorkflow({ ...workflow, id: `${workflow.id}/${id}` });
			const fields = page.getByTestId('node-parameters');
			await fields.waitFor();
			// Stands at the very bottom, far below the fields.
			const wish = fields.getByText('I wish this node would');
			if (await wish.isVisible()) await wish.evaluate('(element) => element.remove()');
			panels.push(await cutPanel(await pictureAtRest(page, fields)));
		}
		await savePicture(`panels-${name}.png`, await createPictureSheet(panels));
	}
	await page.setViewportSize(before);
}
