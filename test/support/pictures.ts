import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { packageRoot } from './package';
import { waitFor } from './waitFor';

/** Where the pictures of the documentation are. */
export const picturesFolder = join(packageRoot, 'docs', 'images');

/** Takes a picture of what a tab shows, when it has come to rest. */
export async function takePicture(page: Page, name: string): Promise<void> {
	const file = join(picturesFolder, name);
	await page.mouse.move(0, 0);
	let last: Buffer | undefined;
	const png = await waitFor('a page at rest', async () => {
		const previous = last;
		await page.waitForTimeout(400);
		last = await page.screenshot({ animations: 'disabled' });
		return previous?.equals(last) && last;
	});
	// A palette keeps the pictures of a mostly flat interface small.
	await writeFile(file, await sharp(png).png({ palette: true, quality: 90 }).toBuffer());
	console.log(`${file} (${Math.round((await readFile(file)).length / 1024)} KB)`);
}
