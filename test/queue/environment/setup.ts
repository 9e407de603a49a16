import { shared } from '../../e2e/environment/shared';
import { startQueueEnvironment } from './start';

export default async function setup(): Promise<void> {
	const onStep = (step: string) => process.stderr.write(`${step} …\n`);
	shared.testEnvironment = await startQueueEnvironment({ onStep });
}
