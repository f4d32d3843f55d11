export { buildArguments, readValues } from './build.js';
export { describeInputs } from './describe.js';
export type { FieldDescription, FieldType, FieldVariant } from './types.js';
