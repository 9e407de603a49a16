import type { Config } from 'jest';

type Project = NonNullable<Config['projects']>[number];

const swc = {
	jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
	module: { type: 'commonjs' },
	sourceMaps: 'inline',
};

/** Tests of a whole n8n, which the project's own set-up starts. */
function project(displayName: string, folder: string): Project {
	return {
		displayName,
		globalSetup: `<rootDir>/${folder}/environment/setup.ts`,
		globalTeardown: '<rootDir>/test/e2e/environment/teardown.ts',
		testEnvironment: '<rootDir>/test/e2e/environment/jestEnvironment.ts',
		testMatch: [`<rootDir>/${folder}/*.test.ts`],
		transform: { '^.+\\.ts$': ['@swc/jest', swc] },
		modulePathIgnorePatterns: ['<rootDir>/\\.cache/', '<rootDir>/test/e2e/host/'],
	};
}

/** One n8n and one simulator for all files of a project, one file after the other in the same process. */
const config: Config = {
	maxWorkers: 1,
	testTimeout: 120_000,
	testSequencer: '<rootDir>/test/e2e/environment/sequencer.ts',
	projects: [project('e2e', 'test/e2e'), project('queue', 'test/queue')],
};

export default config;
