import { fieldPath, isPlainObject } from '../../../invalid-input.js';
import type { Input } from '../../../operation.js';
import type { Draft } from '../draft.js';
import { isTimeText, toMoment } from '../dates.js';
import type { Column } from '../../../schema/index.js';

/** Names of a table's timestamp columns; undefined where the server has no tool to read them. */
export async function timestampColumns(draft: Draft): Promise<ReadonlySet<string> | undefined> {
    const columns = await draft.lookup.columns(draft.tableIds());
    const isTime = ({ type, style }: Column): boolean => type === 'timestamp' && style !== 'list';
    return columns && new Set(columns.filter(isTime).map(({ name }) => name));
}

export const UNKNOWN_TYPES =
    'Dates are sent as they were written: the server offers no tool to read the types of the columns (getTableSchema).';

/** `now` is a value Xano itself takes; other words for days may be texts. */
const isDate = (value: unknown): value is string => isTimeText(value) && /^\d/.test(value.trim());

/** Dates in timestamp columns as Xano stores them, in epoch milliseconds. Reads the types only where there is a date. */
export async function withMoments(
    draft: Draft,
    rows: readonly Input[],
    path: (index: number) => string,
): Promise<readonly Input[]> {
    if (!rows.some((row) => Object.values(row).some(isDate))) return rows;
    const times = await timestampColumns(draft);
    if (times === undefined) {
        draft.note(UNKNOWN_TYPES);
        return rows;
    }
    const changed = new Set<string>();
    const result = rows.map((row, i) =>
        Object.fromEntries(
            Object.entries(row).map(([column, value]) => {
                if (!isDate(value) || !times.has(column)) return [column, value];
                changed.add(column);
                return [column, toMoment(value, draft.context.now(), fieldPath(path(i), column))];
            }),
        ),
    );
    if (changed.size > 0) {
        draft.note(
            `Dates in ${[...changed].join(', ')} are sent in epoch milliseconds, as UTC where they name no zone.`,
        );
    }
    return result;
}

export const isRow = (value: unknown): value is Input => isPlainObject(value);
