import type { Probe } from '../probe';
import { accessProbes } from './access';
import { albumItemProbes } from './albumItems';
import { byteProbes } from './bytes';
import { duplicateProbes } from './duplicates';
import { freshProbes } from './fresh';
import { limitProbes } from './limits';
import { pageProbes } from './pages';
import { pickedProbes } from './picked';
import { pickerProbes } from './picker';
import { resumableProbes } from './resumable';
import { unknownIdProbes } from './unknownIds';
import { uploadTokenProbes } from './uploadTokens';

export { notProbed } from './notProbed';

const isLast = ({ name, slow }: Probe) => (name === 'retry-after' ? 2 : slow ? 1 : 0);

/** All probes in the order in which they run: slow ones late, the look back on all answers last. */
export const probes: readonly Probe[] = [
	...uploadTokenProbes,
	...duplicateProbes,
	...albumItemProbes,
	...freshProbes,
	...pageProbes,
	...unknownIdProbes,
	...limitProbes,
	...accessProbes,
	...resumableProbes,
	...byteProbes,
	...pickerProbes,
	...pickedProbes,
].sort((a, b) => isLast(a) - isLast(b));
