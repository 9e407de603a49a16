export { cutText, describeBody, isRecord } from './bodies';
export { failureFromException, failureFromRefresh } from './exceptions';
export { type ApiFailure, type Explanation, failureToJson } from './failure';
export { type ExpectedBody, failureIfNotFromGoogle, failureIfWithout } from './notGoogle';
export { failureFromResponse } from './responses';
