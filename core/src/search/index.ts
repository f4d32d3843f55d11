export { filtersToSearch } from './filters.js';
export type { SearchOperator } from './operators.js';
export { isEmptySearch, searchColumns, toXanoSearch } from './search.js';
export type { SortDirection, SortInput, SortKey, XanoSort } from './sort.js';
export { toXanoSort } from './sort.js';
export type {
    JsonValue,
    SearchAnd,
    SearchCondition,
    SearchFields,
    SearchInput,
    SearchOr,
    SearchScalar,
    SearchValue,
    XanoExpression,
    XanoGroup,
    XanoSearch,
    XanoShortCondition,
    XanoStatement,
} from './types.js';
