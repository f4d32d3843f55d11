export type { ColumnAdder } from './column-adder.js';
export { toColumnAdder } from './column-adder.js';
export type {
    Column,
    ColumnAccess,
    ColumnStyle,
    ColumnType,
    Index,
    IndexType,
    TextFormat,
} from './columns.js';
export {
    columnAccess,
    columnStyles,
    columnTypes,
    isColumn,
    isColumnType,
    textFormats,
    typeFacts,
} from './columns.js';
export type { ColumnChange, SchemaDifference, TableShape, WantedShape } from './compare.js';
export { compareSchema } from './compare.js';
export type { ColumnKey } from './describe-column.js';
export type { DescribedFields } from './describe.js';
export { describeFields } from './describe.js';
export type { ColumnInput, FieldDescription, FieldsInput } from './description.js';
