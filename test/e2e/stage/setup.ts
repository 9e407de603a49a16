import { join } from 'node:path';
import { packageRoot } from '../../support/package';
import { setStage } from '../../support/stage';
import { shared } from './shared';

export default async function setup(): Promise<void> {
	shared.stage = await setStage({
		n8n: { logFile: join(packageRoot, '.cache', 'e2e-n8n.log') },
		onStep: (step) => process.stderr.write(`${step} …\n`),
	});
}
