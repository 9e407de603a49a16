import { shared } from '../../e2e/environment/shared';
import type { QueueEnvironment } from './start';

const { testEnvironment } = shared;
if (!testEnvironment || !('workers' in testEnvironment))
	throw new Error('These tests run with jest.queue.config.ts, which starts n8n in queue mode');

/** The processes of n8n and the simulated Google that all tests of queue mode share. */
export const queueEnvironment = testEnvironment as QueueEnvironment;
