import { shared } from './shared';

export default async function teardown(): Promise<void> {
	await shared.testEnvironment?.stop();
}
