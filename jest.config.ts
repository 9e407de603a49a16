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

/** An older n8n in test/engines to test with; the one among the development dependencies unless given. */
const engine = process.env.ENGINE_UNDER_TEST;

/** The packages of n8n's engine that the tests and the node ask for; all else these find themselves. */
const engineModules = engine && {
	'^(n8n-core|n8n-workflow|@n8n/di|reflect-metadata)(/.*)?$': `<rootDir>/test/engines/${engine}/node_modules/$1$2`,
};

const config: Config = {
	// Unit tests load the sources, the engine loads the build: its source maps bring the two together.
	coverageProvider: 'v8',
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts', 'dist/**/*.js'],
	coverageReporters: ['text-summary', ['text', { skipFull: true }], 'html'],
	// n8n's engine takes about 200 MB a worker; two workers keep small build machines responsive.
	maxWorkers: 2,
	testTimeout: 20_000,
	// Older engines hold on to timers, such as one for SSH connections, that would keep jest waiting.
	forceExit: engine !== undefined,
	projects: [
		project('unit', 'test/unit'),
		project('simulator', 'test/simulator/tests'),
		project('probe', 'test/probe'),
		project('integration', 'test/integration', {
			globalSetup: '<rootDir>/test/integration/support/buildPackage.ts',
			...(engineModules && { moduleNameMapper: engineModules }),
		}),
	],
};

export default config;
