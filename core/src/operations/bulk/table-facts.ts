import { createRowCheck } from '../../bulk/coerce/index.js';
import type { CheckedColumn } from '../../bulk/coerce/index.js';
import { isXanoError } from '../../errors.js';
import { invalidInput } from '../../invalid-input.js';
import { didYouMean } from '../../near.js';
import type { RunContext } from '../../operation.js';
import type { Row } from '../fields.js';
import { tableOperations } from '../table.js';
import type { Target } from './target.js';

/** What a bulk run wants to know of its table. */
export interface TableFacts {
    readonly columns: readonly CheckedColumn[];
    /** Columns with a unique index of their own, the primary key not among them. */
    readonly unique: readonly string[];
    /** The columns of every unique index, of several columns too. */
    readonly uniqueTogether: readonly (readonly string[])[];
}

/** The table's columns and indexes; undefined where the token may read records but no tables. */
export async function tableFacts(
    context: RunContext,
    { workspace_id, table_id }: Target,
): Promise<TableFacts | undefined> {
    try {
        const { schema, index } = await context.call(tableOperations.get, { workspace_id, table_id });
        const uniqueTogether = index
            .filter(({ type }) => /unique/.test(type))
            .map(({ fields }) => fields.map(({ name }) => name));
        const unique = uniqueTogether.flatMap((names) => (names.length === 1 ? names : []));
        return { columns: schema, unique, uniqueTogether };
    } catch (error) {
        if (isXanoError(error, 'permission')) return undefined;
        throw error;
    }
}

export type RowCheck = (row: Row) => Row;

/** What makes rows fit for their table. Without its columns they are sent as they are. */
export function rowCheck(
    facts: TableFacts | undefined,
    types: 'convert' | 'check' | 'as-is',
    keepIds: boolean,
): RowCheck {
    if (facts === undefined || types === 'as-is') return (row) => row;
    return createRowCheck(facts.columns, types, { keepIds });
}

/** @throws XanoError `validation` for a column the table does not have */
export function requireColumns(facts: TableFacts | undefined, path: string, names: readonly string[]): void {
    const known = facts?.columns.map(({ name }) => name);
    const odd = names.find((name) => known?.includes(name) === false);
    if (odd === undefined) return;
    throw invalidInput(path, `The table has no column "${odd}".${didYouMean(odd, known ?? [])}`);
}
