import { existsSync } from 'node:fs';
import { join } from 'node:path';

const windowsFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];

const places: Partial<Record<NodeJS.Platform, string[]>> = {
	linux: [
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/google-chrome',
		'/usr/bin/google-chrome-stable',
		'/snap/bin/chromium',
	],
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
	],
	win32: windowsFolders.flatMap((name) => {
		const folder = process.env[name];
		return folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [];
	}),
};

/**
 * The program file of a Chromium or Chrome on this machine, or undefined where there is none.
 * What CHROME_PATH names goes first.
 */
export function findBrowser(): string | undefined {
	const candidates = [process.env.CHROME_PATH, ...(places[process.platform] ?? [])];
	return candidates.find((place) => place !== undefined && existsSync(place));
}
