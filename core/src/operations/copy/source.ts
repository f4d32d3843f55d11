import type { RunContext } from '../../operation.js';
import type { SearchInput } from '../../search/index.js';
import { idOf } from '../bulk/row-id.js';
import type { Target } from '../bulk/target.js';
import { rowsById } from '../composite/rows-by-id.js';
import type { Row } from '../fields.js';

/** choice: what Xano's users read in one page without trouble is 100 to 1,000. */
const PER_PAGE = 500;

/**
 * A row to be copied. In a checkpoint it stands for its id alone: what changes in the source while a run is interrupted
 * does not make it another input.
 */
export class SourceRow {
    readonly row: Row;

    constructor(row: Row) {
        this.row = row;
    }

    toJSON(): unknown {
        return this.row['id'];
    }
}

/** All rows of the search by id, a page at a time. */
export async function* sourceRows(
    context: RunContext,
    where: Target,
    search: SearchInput | undefined,
): AsyncGenerator<SourceRow, void, undefined> {
    for await (const { rows } of rowsById(context, { where, search, perPage: PER_PAGE })) {
        for (const row of rows) yield new SourceRow(row);
    }
}

/** Ids, where they are numbers, stay the same however often the table is read; the place of a uuid may not. */
export function sourceIndex(): (row: unknown) => number {
    let place = 0;
    return (row) => {
        const id = idOf(asSource(row));
        return typeof id === 'number' ? id : place++;
    };
}

export function asSource(given: unknown): Row {
    if (given instanceof SourceRow) return given.row;
    throw new Error('a copy is made of the rows of its source');
}
