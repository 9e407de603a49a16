export { startTestEnvironment as setStage, type TestEnvironment as Stage } from './testEnvironment';
