import type { Settings } from '../settings.js';
import type { Order } from '../watch/look.js';

export type Columns = readonly {
    readonly name: string;
    readonly type: string;
    readonly style?: string | undefined;
}[];

const CREATED = 'created_at';
const UPDATED = 'updated_at';

/** Columns that hold one timestamp. */
export const timestampColumns = (columns: Columns): string[] =>
    columns.filter(({ type, style }) => type === 'timestamp' && style !== 'list').map(({ name }) => name);

/**
 * Ids that are counted up have the order records were created in. A uuid has none.
 *
 * @throws NodeOperationError where the table has neither.
 */
export function createdOrder(settings: Settings, columns: Columns): Order {
    if (columns.find(({ name }) => name === 'id')?.type === 'int') return { by: 'id' };
    if (timestampColumns(columns).includes(CREATED)) return { by: 'time', column: CREATED };
    throw settings.refusal(
        `Records of this table cannot be watched without a timestamp column ${CREATED}`,
        `Its IDs are not numbers that count up, so only the time tells which record is new. Add a column “${CREATED}” of the type timestamp with the default “now”, or use the event “Record Created or Updated” with another timestamp column.`,
    );
}

/** @throws NodeOperationError where the table has no such timestamp column. */
export function changedOrder(settings: Settings, columns: Columns, chosen = UPDATED): Order {
    const known = timestampColumns(columns);
    if (known.includes(chosen)) return { by: 'time', column: chosen };
    throw settings.refusal(
        `The table has no timestamp column ${chosen}`,
        known.length === 0
            ? `Add a column “${UPDATED}” of the type timestamp and set it whenever a record is added or changed.`
            : `Choose one in the parameter “Timestamp Column”: ${known.join(', ')}. It has to be set whenever a record is added or changed.`,
    );
}
