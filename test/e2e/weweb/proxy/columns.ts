import type { AllowedTable } from './allow-list.js';
import type { Call } from './call.js';
import { isObject } from './json.js';
import type { Json } from './json.js';
import { forbidden, invalid } from './refusal.js';
import { searchTerms } from './search-terms.js';

type Listed = AllowedTable & { readonly columns: readonly string[] };

const isListed = (table: AllowedTable): table is Listed => table.columns !== undefined;

function checkNames({ columns }: Listed, names: readonly string[]): void {
    const unlisted = names.find((name) => name !== 'id' && !columns.includes(name));
    if (unlisted !== undefined) throw forbidden(`The column "${unlisted}" is not available`);
}

const rowOf = (row: unknown): Json => {
    if (isObject(row)) return row;
    throw invalid('A record is not an object of columns', 'Send { "column": value, ... }.');
};

function checkWritten(table: Listed, row: unknown, isNew: boolean): void {
    const names = Object.keys(rowOf(row));
    // The id of a record that is there is what everything else finds it by.
    if (!isNew && names.includes('id')) throw forbidden('The id of a record cannot be changed');
    checkNames(table, names);
}

const itemsOf = ({ items }: Json): readonly Json[] => (Array.isArray(items) ? items.map(rowOf) : []);

function checkSearch(table: Listed, { search }: Json): void {
    const { columns, unclear } = searchTerms(search);
    if (unclear) {
        throw invalid(
            'The search compares with something that is no plain value',
            'Write { "column|operator": value }.',
        );
    }
    checkNames(table, columns);
}

function checkSort(table: Listed, { sort = {} }: Json): void {
    const parts: readonly unknown[] = Array.isArray(sort) ? sort : [sort];
    for (const part of parts) {
        if (!isObject(part)) throw invalid('The sort is no object', 'Write { "column": "asc" }.');
        checkNames(table, Object.keys(part));
    }
}

/** Where the bodies name columns. */
const CHECKS: Readonly<Record<string, (table: Listed, body: Json) => void>> = {
    'record.create': (table, body) => checkWritten(table, body, true),
    'record.update': (table, body) => checkWritten(table, body, false),
    'record.bulkAdd': (table, body) => itemsOf(body).forEach((item) => checkWritten(table, item, true)),
    'record.bulkPatch': (table, body) =>
        itemsOf(body).forEach(({ updates }) => checkWritten(table, updates, false)),
    'record.search': (table, body) => {
        checkSearch(table, body);
        checkSort(table, body);
    },
    'record.patchBySearch': (table, body) => {
        checkSearch(table, body);
        checkWritten(table, body['updates'], false);
    },
    'record.deleteBySearch': checkSearch,
};

/** Columns that are not listed are neither written, nor guessed by comparing and sorting. @throws Refusal 400, 403 */
export function checkColumns({ operation, table, params, body }: Call): void {
    if (table === undefined || !isListed(table)) return;
    CHECKS[operation.id]?.(table, isObject(body) ? body : {});
    if (operation.id === 'column.get') checkNames(table, [String(params['name'])]);
}

/** The answer without the columns that are not listed. */
export function shownColumns({ operation, table }: Call, data: unknown): unknown {
    if (table === undefined || !isListed(table)) return data;
    const isShown = (name: unknown): boolean =>
        name === 'id' || (typeof name === 'string' && table.columns.includes(name));
    if (operation.id === 'column.list') {
        return Array.isArray(data)
            ? data.filter((column) => isObject(column) && isShown(column['name']))
            : [];
    }
    const row = (given: unknown): unknown =>
        isObject(given) ? Object.fromEntries(Object.entries(given).filter(([name]) => isShown(name))) : null;
    if (['record.get', 'record.create', 'record.update'].includes(operation.id)) return row(data);
    if (['record.list', 'record.search'].includes(operation.id) && isObject(data)) {
        return { ...data, items: Array.isArray(data['items']) ? data['items'].map(row) : [] };
    }
    return data;
}
