import type { Column } from './columns.js';
import type { ColumnKey } from './describe-column.js';
import type { Description } from './description.js';
import type { Entry } from './entries.js';
import { columnKeys } from './normal.js';

/** Keys of a description that are about a key of the column with another name. */
const renamed: Readonly<Record<string, ColumnKey>> = {
    foreign_key: 'tableref_id',
    list: 'style',
    filters: 'validators',
    size: 'vector',
};

/** What a description speaks of, by the keys of a column. */
export const spokenOf = (description: Description): ReadonlySet<string> =>
    new Set(Object.keys(description).map((key) => renamed[key] ?? key));

/** What a description says itself, without defaults: the rest of an existing column is not its business. */
export function statedKeys({ description }: Entry, { style }: Column): ColumnKey[] {
    const spoken = spokenOf(description);
    // `text[]` says it in the type.
    return columnKeys.filter((key) => spoken.has(key) || (key === 'style' && style === 'list'));
}

/** What was left out because Xano has nothing like it, or what to check: sentences for people. */
export function readNotes({ name, description }: Entry, { validators }: Column): string[] {
    const undocumented = Object.keys(validators ?? {}).filter((key) => key !== 'trim' && key !== 'lower');
    const notes: string[] = [];
    if (description.on_update !== undefined) {
        notes.push(
            `"${name}": a column cannot change itself when its row changes ("on_update"). ` +
                'Set it where the row is changed, or in a table trigger.',
        );
    }
    if (undocumented.length > 0) {
        notes.push(
            `"${name}": the filters ${undocumented.join(', ')} are documented for adding one column only. ` +
                'Read the column back to see them.',
        );
    }
    return notes;
}
