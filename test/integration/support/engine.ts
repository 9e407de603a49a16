/**
 * The compiled package inside n8n's real engine: n8n-core loads `dist` as an installed community
 * package, evaluates expressions, pairs items, keeps binary data on disk and refreshes tokens.
 */
export { removeUserFolder } from './environment';
export { loadPackage, PACKAGE_FOLDER } from './nodeTypes';
export { run, type RunOptions, type RunResult } from './run';
export { executeContext, listSearch, poll, webhook } from './contexts';
export { binaryOf, contentOf, itemWithBase64Binary } from './binaries';
export { StoredCredential, type StoredOAuth2 } from './credential';
export { CLIENT_ID, CURRENT_SCOPES, simulated, USER_ID, SimulatedGoogle } from './google';
