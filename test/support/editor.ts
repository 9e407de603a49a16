import { type Locator, type Page, selectors } from 'playwright-core';
import { launchBrowser } from './browser';
import type { Login, SavedWorkflow } from './n8nClient';

selectors.setTestIdAttribute('data-test-id');

/** n8n's editor in a real browser, driven as a person would. */
export interface Editor {
	page: Page;
	logIn: (login: Login) => Promise<void>;
	openWorkflow: (workflow: SavedWorkflow) => Promise<void>;
	/** Asks for a node after the last one and types into the search; returns the names it found. */
	searchNodes: (text: string) => Promise<Locator>;
	/** Chooses a node among those found, then one of its actions; its panel opens. */
	addAction: (nodeName: string, action: string) => Promise<Locator>;
	/** Chooses a saved credential in the panel. */
	chooseCredential: (id: string) => Promise<void>;
	/** Opens the list of a resource locator in the panel; returns its entries. */
	openList: (parameter: string) => Promise<Locator>;
	close: () => Promise<void>;
}

/**
 * Opens n8n's editor in a headless Chromium.
 * @param baseUrl address of n8n
 * @param scale device pixels by CSS pixel, 2 for sharp pictures
 */
export async function openEditor(baseUrl: string, scale = 1): Promise<Editor> {
	const browser = await launchBrowser();
	const context = await browser.newContext({
		baseURL: baseUrl,
		viewport: { width: 1280, height: 800 },
		deviceScaleFactor: scale,
	});
	const page = await context.newPage();
	page.setDefaultTimeout(30_000);
	return {
		page,
		async logIn({ email, password }) {
			await page.goto('/signin');
			await page.locator('input[name=emailOrLdapLoginId]').fill(email);
			await page.locator('input[name=password]').fill(password);
			await page.getByTestId('form-submit-button').click();
			await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
		},
		async openWorkflow({ id }) {
			await page.goto(`/workflow/${id}`);
			await page.getByTestId('canvas-node').first().waitFor();
		},
		async searchNodes(text) {
			await page.getByTestId('canvas-handle-plus').first().click();
			await page.getByTestId('node-creator-search-bar').fill(text);
			const found = page.getByTestId('node-creator-item-name');
			await found
				.filter({ hasText: new RegExp(text, 'i') })
				.first()
				.waitFor();
			return found;
		},
		async addAction(nodeName, action) {
			const names = page.getByTestId('node-creator-item-name');
			await names.filter({ hasText: nodeName }).first().click();
			await page.getByText(action, { exact: true }).click();
			const panel = page.getByTestId('ndv');
			await panel.waitFor();
			return panel;
		},
		async chooseCredential(id) {
			await page.getByTestId('node-credentials-select').click();
			await page.getByTestId(`node-credentials-select-item-${id}`).click();
		},
		async openList(parameter) {
			const locator = page.getByTestId(`resource-locator-${parameter}`);
			await locator.getByTestId('rlc-input').click();
			const entries = page.getByTestId('rlc-item');
			await entries.first().waitFor();
			return entries;
		},
		async close() {
			await browser.close();
		},
	};
}
