import { fileError, unreadable } from './file-error.js';
import { isUnreadable } from './types.js';
import type { Entry } from './types.js';

/** Rows with an id as changes of the records that have these ids. */
export async function* changesOf(
    entries: AsyncIterable<Entry>,
    name: string,
): AsyncGenerator<Entry, void, undefined> {
    for await (const entry of entries) {
        if (isUnreadable(entry)) {
            yield entry;
            continue;
        }
        const { id, ...updates } = entry.row;
        const row_id = rowIdOf(id);
        if (row_id !== undefined) {
            yield { ...entry, row: { row_id, updates } };
            continue;
        }
        const { at } = entry;
        const where = `${name}, ${at}`;
        const error = fileError(where, id === undefined ? 'the row has no id' : 'the id is none');
        yield unreadable({ where, at }, error, '', entry.asRead);
    }
}

/** Cells are text; an id is a whole number, or the text of a uuid. */
function rowIdOf(id: unknown): number | string | undefined {
    if (typeof id === 'number') return Number.isSafeInteger(id) && id > 0 ? id : undefined;
    if (typeof id !== 'string' || id === '') return undefined;
    const number = Number(id);
    return String(number) === id ? rowIdOf(number) : id;
}
