import { readColumn } from '../store/column.js';
import { isColumnType } from '../store/column-types.js';
import { isRecord, type JsonRecord } from '../store/json.js';
import type { ApiDoc, ApigroupDoc } from '../store/object-kinds.js';
import { parseDeclaration } from './parse-declaration.js';
import type { TableLookup } from './parse-fields.js';
import { bareName, quote, renderFields, type TableName } from './render-fields.js';

/** A `query` declaration in the form of the JSON body, plus the `input` and `auth` that JSON cannot set. */
export function parseEndpoint(source: string, lookup: TableLookup): JsonRecord {
    const { name, verb, clauses } = parseDeclaration(source, 'query', lookup);
    const input = Array.isArray(clauses.input) ? clauses.input.map(completeField) : [];
    return {
        name,
        description: clauses.description ?? '',
        docs: clauses.docs ?? '',
        verb: verb ?? 'GET',
        auth: clauses.auth ?? false,
        tag: clauses.tags ?? [],
        input,
    };
}

/** Inputs know types that tables do not, such as `file`: those stay as they were written. */
export function completeField(field: unknown): object {
    if (!isRecord(field)) return {};
    return isColumnType(String(field.type)) ? readColumn(field) : field;
}

/** An `api_group` declaration in the form of the JSON body. */
export function parseApiGroup(source: string): JsonRecord {
    const { name, clauses } = parseDeclaration(source, 'api_group', () => undefined);
    const swagger = isRecord(clauses.swagger) ? clauses.swagger.active : clauses.swagger;
    return {
        name,
        description: clauses.description ?? '',
        docs: clauses.docs ?? '',
        swagger: swagger ?? true,
        tag: clauses.tags ?? [],
        ...(clauses.canonical === undefined ? {} : { canonical: clauses.canonical }),
    };
}

/** The source as it was written, or the skeleton of an endpoint that was made from JSON. */
export function renderEndpoint(api: ApiDoc, groupName: string, tableName: TableName): string {
    if (api.source !== undefined) return api.source;
    const fields = api.input.flatMap((field) => (isRecord(field) ? [readColumn(field)] : []));
    return [
        `query ${bareName(api.name)} verb=${api.verb} {`,
        `  api_group = ${quote(groupName)}`,
        ...(api.description === '' ? [] : [`  description = ${quote(api.description)}`]),
        ...(typeof api.auth === 'string' ? [`  auth = ${quote(api.auth)}`] : []),
        '',
        ...(fields.length === 0
            ? ['  input {', '  }']
            : ['  input {', renderFields(fields, tableName, '    '), '  }']),
        '',
        '  stack {',
        '  }',
        '',
        '  response = null',
        '}',
    ].join('\n');
}

export function renderApiGroup(group: ApigroupDoc): string {
    return [
        `api_group ${bareName(group.name)} {`,
        `  canonical = ${quote(group.canonical)}`,
        ...(group.description === '' ? [] : [`  description = ${quote(group.description)}`]),
        `  swagger = {active: ${group.swagger}}`,
        '}',
    ].join('\n');
}
