import type { Config } from 'jest';

const swc = {
	jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
	module: { type: 'commonjs' },
	sourceMaps: 'inline',
};

/** One n8n and one simulator for all files, one file after the other in the same process. */
const config: Config = {
	displayName: 'e2e',
	maxWorkers: 1,
	testTimeout: 120_000,
	globalSetup: '<rootDir>/test/e2e/environment/setup.ts',
	globalTeardown: '<rootDir>/test/e2e/environment/teardown.ts',
	testEnvironment: '<rootDir>/test/e2e/environment/jestEnvironment.ts',
	testMatch: ['<rootDir>/test/e2e/*.test.ts'],
	transform: { '^.+\\.ts$': ['@swc/jest', swc] },
	modulePathIgnorePatterns: ['<rootDir>/\\.cache/', '<rootDir>/test/e2e/host/'],
};

export default config;
