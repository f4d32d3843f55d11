import { XanoError } from '../../errors.js';
import type { RunContext } from '../../operation.js';
import type { Column, Index, TableShape } from '../../schema/index.js';
import { isRow } from '../fields.js';
import { tableOperations } from '../table.js';

export interface TableTarget {
    readonly workspace_id: number | string | undefined;
    readonly table_id: number | string;
}

type Table = Awaited<ReturnType<typeof getTable>>;

/** A table with its columns and indexes as the schema functions take them. */
export interface TableState extends TableShape {
    readonly table: Table;
}

const getTable = (context: RunContext, target: TableTarget) =>
    context.call(tableOperations.get, { ...target });

export async function readState(context: RunContext, target: TableTarget): Promise<TableState> {
    return stateOf(await getTable(context, target));
}

/**
 * Throws a `protocol` error where a column is none: leaving it out would drop it, with its values, from the list that is
 * written back.
 */
export function stateOf(table: Table): TableState {
    const columns: readonly unknown[] = table.schema;
    const indexes: readonly unknown[] = table.index;
    return { table, columns: columns.map(asColumn), indexes: indexes.map(asIndex) };
}

const isColumn = (value: unknown): value is Column =>
    isRow(value) && typeof value['name'] === 'string' && typeof value['type'] === 'string';

const isIndex = (value: unknown): value is Index =>
    isRow(value) && typeof value['type'] === 'string' && Array.isArray(value['fields']);

function asColumn(value: unknown): Column {
    if (isColumn(value)) return value;
    throw unreadable('column');
}

function asIndex(value: unknown): Index {
    if (isIndex(value)) return value;
    throw unreadable('index');
}

const unreadable = (what: string): XanoError =>
    new XanoError({
        kind: 'protocol',
        message: `Xano's answer holds a ${what} that is none.`,
        hint: 'If the address is a Xano Metadata API, please report this with the request id.',
    });

/** The table of exactly this name; undefined where there is none. */
export async function findTable(
    context: RunContext,
    workspace_id: TableTarget['workspace_id'],
    name: string,
): Promise<Table | undefined> {
    const found: Table[] = [];
    for await (const table of context.iterate(tableOperations.list, { workspace_id, search: name })) {
        if (table.name === name) found.push(table);
    }
    if (found.length < 2) return found[0];
    throw new XanoError({
        kind: 'conflict',
        path: 'name',
        message: `${found.length} tables are named "${name}" (ids ${found.map(({ id }) => id).join(', ')}).`,
        hint: 'Rename all but one of them.',
    });
}
