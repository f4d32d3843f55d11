import { XanoError } from '../../errors.js';
import { oddAnswer } from '../../odd-answer.js';
import type { RunContext } from '../../operation.js';
import { isColumn } from '../../schema/index.js';
import type { Index, TableShape } from '../../schema/index.js';
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
    return {
        table,
        columns: all(table.schema, isColumn, 'column'),
        indexes: all(table.index, isIndex, 'index'),
    };
}

const isIndex = (value: unknown): value is Index =>
    isRow(value) && typeof value['type'] === 'string' && Array.isArray(value['fields']);

function all<T>(list: readonly unknown[], is: (value: unknown) => value is T, what: string): T[] {
    return list.map((value) => {
        if (is(value)) return value;
        throw oddAnswer(`holds a ${what} that is none`);
    });
}

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
