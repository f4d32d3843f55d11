import { findOperator } from './operators.js';
import type { SearchCondition, SearchInput, SearchScalar } from './types.js';

/** Longest first, so that `>=` is not taken for `>`. */
const prefix = /^\s*(>=|<=|!=|<>|==|=|>|<|contains(?=\s))\s*(\S.*)$/s;

/** Not `007` and not twenty digits: those are codes, and a number would lose part of them. */
const isNumber = (text: string): boolean => /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/.test(text);

function readText(field: string, text: string): SearchCondition {
    const [, sign, rest] = prefix.exec(text) ?? [];
    if (sign === undefined || rest === undefined) return { field, value: text };
    // choice: in these filters "contains" means a part of a text, which Xano calls "includes"; its own "contains" is for
    // lists and JSON and answers 400 on a text column.
    const operator = sign === 'contains' ? 'includes' : findOperator(sign);
    const value = rest.trimEnd();
    const number = operator !== 'includes' && isNumber(value);
    return { field, ...(operator === undefined ? {} : { operator }), value: number ? Number(value) : value };
}

/**
 * The `filters` of the older Xano MCP guide, where an operator stands inside the value: `{ "status": "active",
 * "created_at": ">2024-01-01", "status_code": ">= 400", "endpoint": "contains /api/users" }`. Only for input that is
 * known to be of this form: elsewhere a text that begins with ">" is a text.
 */
export function filtersToSearch(
    filters: Readonly<Record<string, SearchScalar | readonly SearchScalar[]>>,
): SearchInput {
    return Object.entries(filters).map(([column, value]) =>
        typeof value === 'string' && !column.includes('|') ? readText(column, value) : { [column]: value },
    );
}
