import { shared } from './shared';

if (!shared.testEnvironment)
	throw new Error('These tests run with jest.e2e.config.ts, which starts n8n');

/** The n8n and the simulated Google that all end-to-end tests share. */
export const testEnvironment = shared.testEnvironment;
