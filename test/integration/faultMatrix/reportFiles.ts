import { join } from 'node:path';
import { packageRoot } from '../../support/package';

/** What a person reads. */
export const REPORT = join(packageRoot, 'docs', 'reliability.md');
/** Where the sections of a new report lie until all of them are there. */
export const SECTIONS = join(packageRoot, '.cache', 'reliability');
/** One test file and one section for each of them. */
export const RESOURCES = ['album', 'mediaItem', 'pickerSession', 'sharedAlbum'];
