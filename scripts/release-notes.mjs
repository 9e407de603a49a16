/**
 * Prints the section of CHANGELOG.md for a version, for the GitHub release:
 * `node scripts/release-notes.mjs 0.1.0`. Fails when there is none, or an empty one.
 */
import { readFileSync } from 'node:fs';

const [version] = process.argv.slice(2);
const changelog = readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8');
const section = changelog.split(/^## /m).find((text) => text.startsWith(`[${version}]`));
// Without its heading, and without the link references that end the last section.
const notes = section
	?.replace(/^.*\n/, '')
	.replace(/^\[[^\]]+\]: .*$/gm, '')
	.trim();
if (!notes) {
	console.error(`CHANGELOG.md has no section "## [${version}]" with text.`);
	process.exit(1);
}
console.log(notes);
