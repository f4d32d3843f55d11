// What only the panels of the editor need: rolled up to src/editor/index.js, which no published app holds.
export { Discovery, hostOf } from './editor/discovery.js';
export type { Choice, EditorOptions, EditorSettings } from './editor/discovery.js';
export type { FormField } from './editor/form-field.js';
export { checkProxy } from './editor/proxy-check.js';
export type { ProxyFinding } from './editor/proxy-check.js';
export { serverEndpoints } from './server-endpoints.js';
export { serverTools } from './server-tools.js';
