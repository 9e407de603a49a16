import NodeEnvironment from 'jest-environment-node';
import { shared } from './shared';

/** Hands the running n8n and simulator to the tests, which live in a global scope of their own. */
export default class EndToEndEnvironment extends NodeEnvironment {
	async setup(): Promise<void> {
		await super.setup();
		Object.assign(this.global, { testEnvironment: shared.testEnvironment });
	}
}
