export { buildArguments, readValues } from './build.js';
export { describeInputs } from './describe.js';
export { describeEndpoint } from './endpoint.js';
export type { EndpointInput } from './endpoint.js';
export type { FieldDescription, FieldType, FieldVariant } from './types.js';
