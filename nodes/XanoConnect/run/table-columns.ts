import { isXanoError } from 'xano-connect/pure';
import type { Values } from 'xano-connect/pure';
import { createRowCheck } from 'xano-connect/pure/composites';
import type { CheckedColumn } from 'xano-connect/pure/composites';
import { toNodeError } from '../../transport/node-error.js';
import type { Item } from './item.js';
import { remember } from './remember.js';
import { rowProblem } from './row-problem.js';

type Columns = readonly CheckedColumn[] | undefined;

const ask = (item: Item): Promise<Columns> =>
    item.xano.column.list({ table_id: item.id('table') }, item.options).catch((error: unknown) => {
        if (isXanoError(error, 'permission')) return undefined;
        throw error;
    });

/** The columns of the item's table; undefined where the token may read records but no tables. */
export const columnsOf = (item: Item): Promise<Columns> =>
    remember(item.xano, JSON.stringify(['columns', item.chosen('workspace'), item.id('table')]), () =>
        ask(item),
    );

/** A row with its values as their columns store them. @throws NodeOperationError for what cannot be one of them without a guess */
export async function converted(item: Item, row: Values, keepIds: boolean): Promise<Record<string, unknown>> {
    const columns = await columnsOf(item);
    if (columns === undefined) return { ...row };
    try {
        return { ...createRowCheck(columns, 'convert', { keepIds })(row) };
    } catch (error) {
        throw toNodeError(item.host.getNode(), isXanoError(error) ? rowProblem(error) : error, item.index);
    }
}
