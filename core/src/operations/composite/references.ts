import { isXanoError } from '../../errors.js';
import type { RunContext } from '../../operation.js';
import { reworded } from '../../reword.js';
import type { Column, DescribedFields } from '../../schema/index.js';

export interface OwnTable {
    readonly workspace_id: number | string | undefined;
    /** A column may point at its own table, which cannot be found by name before it is made. */
    readonly name: string | undefined;
    readonly id: number | undefined;
    /** Where a column points at its table in the input, for errors. */
    readonly pathOf: (column: string) => string;
}

/** Columns with the id of every table they point at by name. Those that point at a table not made yet are left without. */
export async function resolveReferences(
    context: RunContext,
    { columns, references }: DescribedFields,
    own: OwnTable,
): Promise<Column[]> {
    const ids = new Map<string, number>();
    for (const { column, table } of references) {
        const id = table === own.name ? own.id : await tableId(context, table, own, column);
        if (id !== undefined) ids.set(column, id);
    }
    return columns.map((column) => {
        const tableref_id = ids.get(column.name);
        return tableref_id === undefined ? column : { ...column, tableref_id };
    });
}

async function tableId(
    context: RunContext,
    table: string,
    { workspace_id, pathOf }: OwnTable,
    column: string,
): Promise<number> {
    try {
        return Number(await context.resolve('tableref_id', table, { workspace_id }));
    } catch (error) {
        if (!isXanoError(error) || error.path !== 'tableref_id') throw error;
        throw reworded(error, { path: pathOf(column) });
    }
}
