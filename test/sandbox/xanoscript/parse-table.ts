import type { JsonRecord } from '../store/json.js';
import { parseDeclaration } from './parse-declaration.js';
import type { TableLookup } from './parse-fields.js';

/** A `table` declaration in the form of the JSON body: exactly the columns and indexes written. */
export function parseTable(source: string, lookup: TableLookup): JsonRecord {
    const { name, clauses } = parseDeclaration(source, 'table', lookup);
    const { tags, ...rest } = clauses;
    return { ...rest, name, ...(tags === undefined ? {} : { tag: tags }) };
}
