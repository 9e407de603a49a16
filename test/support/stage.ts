export { setStage, type Stage } from './testEnvironment';
