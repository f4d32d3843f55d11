import { readColumn } from '../store/column.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import type { LogicDoc } from '../store/object-kinds.js';
import { completeField } from './endpoint.js';
import { parseDeclaration } from './parse-declaration.js';
import type { TableLookup } from './parse-fields.js';
import { quote, renderFields, type TableName } from './render-fields.js';

/** A `function` declaration in the form of the JSON body, plus the `input` that JSON cannot set. */
export function parseFunction(source: string, lookup: TableLookup): JsonRecord {
    const { name, clauses } = parseDeclaration(source, 'function', lookup);
    return {
        name,
        description: clauses.description ?? '',
        docs: clauses.docs ?? '',
        tag: clauses.tags ?? [],
        input: Array.isArray(clauses.input) ? clauses.input.map(completeField) : [],
    };
}

/** The source as it was written, or the skeleton of a function that was made from JSON. */
export function renderFunction(doc: LogicDoc, tableName: TableName): string {
    if (doc.source !== undefined) return doc.source;
    const input = Array.isArray(doc.input) ? doc.input : [];
    const fields = input.flatMap((field) => (isRecord(field) ? [readColumn(field)] : []));
    return [
        `function ${quote(doc.name)} {`,
        ...(doc.description === '' ? [] : [`  description = ${quote(doc.description)}`]),
        '',
        '  input {',
        ...(fields.length === 0 ? [] : [renderFields(fields, tableName, '    ')]),
        '  }',
        '',
        '  stack {',
        '  }',
        '',
        '  response = null',
        '}',
    ].join('\n');
}
