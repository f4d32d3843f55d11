// What runs in the editor and in the published app: rolled up to src/core/index.js.
export { actions } from './actions/index.js';
export { perform } from './action.js';
export type { Action, ActionContext, Progress } from './action.js';
export { stoppedResult } from './bulk.js';
export { connect } from './connection.js';
export type { Connection, ConnectionOptions } from './connection.js';
export { plainError, toAdminError, XanoAdminError } from './error.js';
export type { PlainError } from './error.js';
