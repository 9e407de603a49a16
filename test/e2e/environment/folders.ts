import { join } from 'node:path';
import { packageRoot } from '../../support/package';

/** The only folders in which n8n may read and write files. */
export const readableFolder = join(packageRoot, 'examples', 'photos');
export const writableFolder = join(packageRoot, '.cache', 'e2e-files');

/** All that n8n prints. */
export const logFile = join(packageRoot, '.cache', 'e2e-n8n.log');
