import type { Config } from 'jest';
import { existsSync, readdirSync } from 'node:fs';

type Project = NonNullable<Config['projects']>[number];
type Threshold = NonNullable<Config['coverageThreshold']>[string];

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

/** Lines and branches of each file that the tests have to run, in percent. */
const USUAL: Threshold = { lines: 90, branches: 90 };

const photos = 'nodes/GooglePhotos';

/** Files of types: nothing of them runs. */
const typesOnly = [
	`${photos}/client/api/pickerTypes`,
	`${photos}/client/api/types`,
	`${photos}/client/uploads/file`,
	`${photos}/client/uploads/newEntry`,
	`${photos}/shared/operation/operation`,
];

/** Files of which less has to run, and why. */
const exceptions: Record<string, Threshold> = {
	// Who asks for an album after another has found out that none may be made: a matter of moments.
	[`${photos}/client/albums/findOrCreate.ts`]: { branches: 80 },
	// Google's fields all are optional; that of a title or an ID has a stand-in that is not seen.
	[`${photos}/client/albums/albumIndex.ts`]: { branches: 85 },
	[`${photos}/client/api/enrichments.ts`]: { branches: 65 },
	[`${photos}/client/downloads/mediaItemReader.ts`]: { branches: 75 },
	[`${photos}/listSearch/index.ts`]: { branches: 65 },
	// What Google says when a quota is met in the middle of a download.
	[`${photos}/client/downloads/downloadFiles.ts`]: { lines: 85, branches: 85 },
	// An album is forgotten after minutes that no test waits.
	[`${photos}/client/flow/processState.ts`]: { branches: 80 },
	// A guard behind checks that name the field: no operation gets as far as this one.
	[`${photos}/client/http/path.ts`]: { branches: 65 },
	// The way out of `finally` by an error counts as a branch of its own.
	[`${photos}/client/http/sending/signIn.ts`]: { branches: 85 },
	// Responses to a chunk that make no sense, each of which ends as a lost one does.
	[`${photos}/client/uploads/resumableUpload.ts`]: { branches: 80 },
	[`${photos}/client/uploads/simpleUpload.ts`]: { branches: 80 },
	// n8n's types allow a bare text, or nothing; its editor sends an object.
	[`${photos}/listSearch/createAlbum.ts`]: { branches: 80 },
	// More IDs than a message names, and an item that was never begun.
	[`${photos}/resources/album/changeAlbumItems.ts`]: { branches: 85 },
	// The session that ends while it is waited for, and a limit that the editor does not take.
	[`${photos}/resources/pickerSession/getMediaItems.ts`]: { branches: 80 },
	// The editor always gives a place.
	[`${photos}/shared/fields/position.ts`]: { branches: 85 },
	// n8n always gives a stored file its name.
	[`${photos}/shared/files/outputFiles.ts`]: { branches: 80 },
	// n8n calls the credential's test in the editor only.
	[`${photos}/triggers/pickerPage/security/password.ts`]: { lines: 85 },
};

function sourcesIn(folder: string): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { encoding: 'utf8', recursive: true })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
		.filter((file) => !typesOnly.includes(file.slice(0, -'.ts'.length)));
}

/** What is asked of every file, each by its name: a pattern would ask it of the exceptions as well. */
function minCoverage(): NonNullable<Config['coverageThreshold']> {
	const files = [...['nodes', 'credentials'].flatMap(sourcesIn), ...Object.keys(exceptions)];
	const thresholds = files.map((file) => [file, { ...USUAL, ...exceptions[file] }] as const);
	return { global: {}, ...Object.fromEntries(thresholds) };
}

const config: Config = {
	// Unit tests load the sources, the engine loads the build: its source maps bring the two together.
	coverageProvider: 'v8',
	collectCoverageFrom: [
		'{nodes,credentials}/**/*.ts',
		'dist/**/*.js',
		...typesOnly.flatMap((file) => [`!${file}.ts`, `!dist/${file}.js`]),
	],
	// All projects together reach it: the coverage of some tests alone is asked for without thresholds.
	coverageThreshold: minCoverage(),
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
