/**
 * The compiled package inside n8n's real engine: n8n-core loads `dist` as an installed community
 * package, evaluates expressions, pairs items, keeps binary data on disk and refreshes tokens.
 */
export { removeUserFolder } from './environment';
export { loadPackage, PACKAGE_FOLDER } from './nodeTypes';
export { executeContext, loadOptionsContext } from './contexts';
export { base64Item, binaryItem, photoItems, readBinary } from './binaries';
export { StoredCredential } from './credential';
export { CLIENT_ID, CURRENT_SCOPES, LEGACY_SCOPES, USER_ID, useSimulatedGoogle } from './google';
export { idItems, jsonItems, UNKNOWN_ID } from './items';
export { refusesInvalidInput, type InvalidInput } from './invalidInput';
export { photo, sha256 } from '../../support/photos';
export { locator } from '../../support/workflow';
