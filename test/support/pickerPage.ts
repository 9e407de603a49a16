import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import type { SimulatorConnection } from './n8n';

/** A person in front of the picker trigger's page, with a browser that finds Google's picker. */
export interface PickerPage {
	page: Page;
	/** Presses the page's button, and waits for the page that waits. */
	begin: () => Promise<void>;
	/** Follows the page's link; gives the picker's tab. */
	openPicker: () => Promise<Page>;
	close: () => Promise<void>;
}

/** Starts a headless browser with one tab. */
export async function openPickerPage(
	google: SimulatorConnection,
	options: BrowserContextOptions = {},
): Promise<PickerPage> {
	const browser = await launchBrowser(google);
	const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
	context.setDefaultTimeout(15_000);
	const page = await context.newPage();
	const pickerLink = page.getByRole('link', { name: 'Open Google Photos' });
	return {
		page,
		async begin() {
			await page.getByRole('button', { name: 'Choose photos' }).click();
			await pickerLink.waitFor();
		},
		async openPicker() {
			const [picker] = await Promise.all([context.waitForEvent('page'), pickerLink.click()]);
			await picker.waitForLoadState();
			return picker;
		},
		async close() {
			await browser.close();
		},
	};
}

/** Ticks items by their file names. */
export async function tick(picker: Page, ...filenames: string[]): Promise<void> {
	for (const filename of filenames) await picker.getByLabel(filename).check();
}

/** Presses Done; the tab may close itself meanwhile. */
export async function pressDone(picker: Page): Promise<void> {
	const closed = picker.waitForEvent('close');
	await picker.getByRole('button', { name: 'Done' }).click({ noWaitAfter: true });
	await Promise.race([closed, picker.getByRole('heading', { name: 'Done' }).waitFor()]);
}
