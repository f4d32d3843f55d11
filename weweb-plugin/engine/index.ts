// What runs in the editor and in the published app: rolled up to src/core/index.js.
export { actions } from './actions/index.js';
export { perform } from './action.js';
export type { Action, ActionContext, Progress } from './action.js';
export { stoppedResult } from './bulk.js';
export { fetchCollection } from './collections.js';
export type { CollectionQuery, CollectionRows } from './collections.js';
export { connect } from './connection.js';
export type { Connection, ConnectionOptions } from './connection.js';
export { plainError, toAdminError, XanoAdminError } from './error.js';
export type { PlainError } from './error.js';
export { columnsToTable, formatDuration, formatError, searchFilter, statusColour } from './formulas.js';
export { notesOf } from './notes.js';
export { previewOf } from './preview.js';
export { progressOf } from './progress.js';
