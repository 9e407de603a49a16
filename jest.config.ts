import type { Config } from 'jest';

type Project = NonNullable<Config['projects']>[number];

const swc = {
	jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
	module: { type: 'commonjs' },
	sourceMaps: 'inline',
};

/** Only the given folders are crawled: an installed n8n under test/e2e has a hundred thousand files. */
function project(displayName: string, tests: string, more: Record<string, unknown> = {}): Project {
	return {
		displayName,
		roots: ['<rootDir>/nodes', '<rootDir>/test/simulator', `<rootDir>/${tests.split('/tests')[0]}`],
		testEnvironment: 'node',
		testMatch: [`<rootDir>/${tests}/**/*.test.ts`],
		transform: { '^.+\\.ts$': ['@swc/jest', swc] },
		...more,
	};
}

const config: Config = {
	// n8n's engine takes about 200 MB a worker; two workers keep small build machines responsive.
	maxWorkers: 2,
	testTimeout: 20_000,
	projects: [
		project('unit', 'test/unit'),
		project('simulator', 'test/simulator/tests'),
		project('probe', 'test/probe'),
		project('integration', 'test/integration', {
			globalSetup: '<rootDir>/test/integration/support/buildPackage.ts',
		}),
	],
};

export default config;
