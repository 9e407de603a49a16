import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { packageRoot } from './package';
import { waitFor } from './waitFor';

/** Where the pictures of the documentation are. */
export const picturesFolder = join(packageRoot, 'docs', 'images');

/** A picture of what a tab or a part of it shows, when it has come to rest. */
export async function pictureAtRest(page: Page, part: Locator | Page = page): Promise<Buffer> {
	await page.mouse.move(0, 0);
	let last: Buffer | undefined;
	return await waitFor('a page at rest', async () => {
		const previous = last;
		await page.waitForTimeout(400);
		last = await part.screenshot({ animations: 'disabled' });
		return previous?.equals(last) && last;
	});
}

/** Writes a picture into the folder of the documentation. */
export async function savePicture(name: string, png: Buffer): Promise<void> {
	const file = join(picturesFolder, name);
	// A palette keeps the pictures of a mostly flat interface small.
	const { size } = await sharp(png).png({ palette: true, quality: 90 }).toFile(file);
	console.log(`${file} (${Math.round(size / 1024)} KB)`);
}

/** Takes a picture of what a tab shows, when it has come to rest. */
export async function takePicture(page: Page, name: string): Promise<void> {
	await savePicture(name, await pictureAtRest(page));
}

const GAP = 24;

/** The line along the side of a panel, in pixels. */
const BORDER = 4;

/** A panel without the line along its side and the empty space below what it shows. */
export async function cutPanel(png: Buffer): Promise<Buffer> {
	const { width, height } = await sharp(png).metadata();
	const inner = { left: BORDER, top: 0, width: width - BORDER, height };
	const panel = await sharp(png).extract(inner).toBuffer();
	const { info } = await sharp(panel).trim().toBuffer({ resolveWithObject: true });
	const bottom = info.height - (info.trimOffsetTop ?? 0) + GAP;
	return await sharp(png)
		.extract({ ...inner, height: Math.min(height, bottom) })
		.toBuffer();
}

const COLUMNS = 4;
const BACKGROUND = '#d9d9e0';

/** Puts pictures of one width side by side, each into the column that is shortest so far. */
export async function createPictureSheet(pictures: Buffer[]): Promise<Buffer> {
	const heights = Array.from({ length: Math.min(COLUMNS, pictures.length) }, () => GAP);
	let columnWidth = 0;
	const places = [];
	for (const input of pictures) {
		const { width, height } = await sharp(input).metadata();
		columnWidth = Math.max(columnWidth, width);
		const column = heights.indexOf(Math.min(...heights));
		places.push({ input, column, top: heights[column] });
		heights[column] += height + GAP;
	}
	const step = columnWidth + GAP;
	const sheet = { width: GAP + heights.length * step, height: Math.max(...heights) };
	return await sharp({ create: { ...sheet, channels: 3, background: BACKGROUND } })
		.composite(places.map(({ input, column, top }) => ({ input, top, left: GAP + column * step })))
		.png()
		.toBuffer();
}
