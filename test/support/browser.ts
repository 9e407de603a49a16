import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import type { SimulatorConnection } from './n8n';

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

const NO_BROWSER =
	'No Chromium or Chrome was found. Install one, or set CHROME_PATH to the program; see: node scripts/setup.mjs browser';

const flags = [
	'--no-sandbox',
	'--disable-quic',
	'--disable-background-networking',
	'--no-first-run',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * The program file of a Chromium or Chrome on this machine, or undefined where there is none.
 * What CHROME_PATH names goes first.
 */
export function findBrowser(): string | undefined {
	const candidates = [process.env.CHROME_PATH, ...(places[process.platform] ?? [])];
	return candidates.find((place) => place !== undefined && existsSync(place));
}

/**
 * The program file of a browser for tests, or undefined where there is none.
 * In CI that is an error: there, tests that are skipped would hide lost coverage.
 */
export function findTestBrowser(): string | undefined {
	const found = findBrowser();
	if (!found && process.env.CI) throw new Error(`In CI the tests need a browser. ${NO_BROWSER}`);
	return found;
}

/**
 * Starts a headless Chromium or Chrome; fails with what to do where there is none.
 * @param google where the browser shall find Google; nowhere unless given. Its certificates are
 * not known to the browser, so contexts need `ignoreHTTPSErrors`.
 */
export async function launchBrowser(google?: SimulatorConnection): Promise<Browser> {
	const executablePath = findBrowser();
	if (!executablePath) throw new Error(NO_BROWSER);
	const proxy = google && { server: google.proxyUrl, bypass: '127.0.0.1,localhost' };
	return await chromium.launch({ executablePath, args: flags, proxy });
}
