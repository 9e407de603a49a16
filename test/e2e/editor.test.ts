import { join } from 'node:path';
import { type Editor, openEditor } from '../support/editor';
import { packageRoot } from '../support/package';
import { chain, manualTrigger } from '../support/workflow';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

describe('The editor, in a browser', () => {
	let editor: Editor;
	let credentialId: string;

	beforeAll(async () => {
		const { identity, credential } = await testEnvironment.newPerson('editor');
		credentialId = credential.id;
		await simulator.control.seed({ ...identity, albums: ['Holidays 2026', 'Family'] });
		editor = await openEditor(testEnvironment.n8n.baseUrl);
		await editor.logIn(testEnvironment.login);
	});

	afterAll(async () => {
		// What was on the screen last, for whoever looks into a failure.
		await editor?.page.screenshot({ path: join(packageRoot, '.cache', 'e2e-editor.png') });
		await editor?.close();
	});

	it('finds the node, opens its panel and lists the albums', async () => {
		await editor.openWorkflow(await client.createWorkflow(chain('In the editor', manualTrigger())));
		const found = await editor.searchNodes('photos');
		expect(await found.allTextContents()).toContainEqual(expect.stringContaining('Google Photos'));

		const panel = await editor.addAction('Google Photos', 'Get an album');
		const shown = async (parameter: string) =>
			await panel.getByTestId(`parameter-input-${parameter}`).locator('input').inputValue();
		expect(await shown('resource')).toBe('Album');
		expect(await shown('operation')).toBe('Get');

		await editor.chooseCredential(credentialId);
		const albums = await editor.openList('albumId');
		const names = (await albums.allTextContents()).map((name) => name.trim());
		expect(names.sort()).toEqual(['Family', 'Holidays 2026']);
		await albums.filter({ hasText: 'Family' }).click();
		expect(
			await panel.getByTestId('resource-locator-albumId').getByTestId('rlc-input').inputValue(),
		).toBe('Family');
	});
});
