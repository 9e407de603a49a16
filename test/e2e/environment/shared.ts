import type { TestEnvironment } from '../../support/testEnvironment';

/** Where jest's set-up, the environment of each test file and the tear-down meet: the process. */
export const shared = globalThis as typeof globalThis & { testEnvironment?: TestEnvironment };
