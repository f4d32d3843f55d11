import { ruleOf } from './column-types.js';
import type { Column } from './column.js';
import type { Row } from './coerce.js';
import type { RowId } from './records.js';
import { quoteName } from './sql.js';

export interface RowPatch {
    readonly id: RowId;
    readonly changes: Row;
}

/**
 * One UPDATE for any number of rows, each with its own changes, fed from one JSON parameter; ready for a RETURNING.
 * Columns are addressed by position in the JSON: `v0` is the value of the first changed column and `s0` says whether
 * this row changes it, which only matters when rows change different columns.
 */
export function patchStatement(
    physical: string,
    idType: string,
    columns: ReadonlyMap<string, Column>,
    patches: readonly RowPatch[],
): { readonly sql: string; readonly param: string } {
    const merged = mergeById(patches);
    const names = [...new Set(merged.flatMap((patch) => Object.keys(patch.changes)))];
    const uniform = merged.every((patch) => Object.keys(patch.changes).length === names.length);
    const sets = names.map((name, i) => {
        const column = quoteName(name);
        return uniform
            ? `${column} = r.v${i}`
            : `${column} = CASE WHEN r.s${i} THEN r.v${i} ELSE t.${column} END`;
    });
    const types = names.flatMap((name, i) => {
        const column = columns.get(name);
        const value = `v${i} ${column === undefined ? 'text' : ruleOf(column).pg}`;
        return uniform ? [value] : [value, `s${i} boolean`];
    });
    const items = merged.map(({ id, changes }) => {
        const item: Row = { k: id };
        for (const [i, name] of names.entries()) {
            const value = changes[name];
            if (value === undefined) continue;
            item[`v${i}`] = value;
            if (!uniform) item[`s${i}`] = true;
        }
        return item;
    });
    return {
        // With nothing to change the row is still found and counted.
        sql: `UPDATE ${physical} AS t SET ${sets.length === 0 ? '"id" = t."id"' : sets.join(', ')}
            FROM json_to_recordset($1::json) AS r(${[`k ${idType}`, ...types].join(', ')}) WHERE t."id" = r.k`,
        param: JSON.stringify(items),
    };
}

/** UPDATE ... FROM would take any one of two patches for the same row; here the later one wins, column by column. */
function mergeById(patches: readonly RowPatch[]): readonly RowPatch[] {
    const byId = new Map<RowId, Row>();
    for (const { id, changes } of patches) {
        const earlier = byId.get(id);
        byId.set(id, earlier === undefined ? changes : { ...earlier, ...changes });
    }
    return byId.size === patches.length ? patches : [...byId].map(([id, changes]) => ({ id, changes }));
}
