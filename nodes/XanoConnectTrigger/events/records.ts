import type { EverydayXano } from 'xano-connect/pure/composites';
import { locator } from '../../XanoConnect/parameters/locator.js';
import { option, ownOptions } from '../../XanoConnect/parameters/options.js';
import { columnsToReturn } from '../../XanoConnect/parameters/return-columns.js';
import { option as own, timestampColumn } from '../parameters.js';
import type { Settings } from '../settings.js';
import type { Order } from '../watch/look.js';
import type { Id, Row } from '../watch/row.js';
import { only } from './event.js';
import type { Watched, WatchEvent } from './event.js';
import { createdOrder, changedOrder } from './table-order.js';
import type { Columns } from './table-order.js';

const table = locator('table', { description: 'The table whose records are watched' });
const options = ownOptions(option.dataSource, columnsToReturn, own.existing, own.maxItems);

const isId = (id: unknown): id is Id => typeof id === 'number' || typeof id === 'string';

/** @throws Error for a record without one: nothing could tell whether it was seen. */
function asRow(record: Readonly<Record<string, unknown>>): Row {
    const { id } = record;
    if (isId(id)) return { ...record, id };
    throw new Error('A record without an ID came from Xano');
}

function records(
    settings: Settings,
    xano: EverydayXano,
    order: (columns: Columns) => Order,
): Omit<Watched, 'target'> {
    const table_id = settings.table();
    const { columns, call } = settings;
    return {
        resolution: 1,
        order: async () => order(await xano.column.list({ table_id }, call)),
        search: async (where, sort, per_page) => {
            const { items, nextPage } = await xano.record.search(
                { table_id, search: where, sort, page: 1, per_page },
                call,
            );
            return { rows: items.map(asRow), more: nextPage !== null };
        },
        shape: (row) => (columns.length === 0 ? row : only(row, ['id', ...columns])),
        hint: 'The table has no record yet. Add one, then try again.',
    };
}

export const recordCreated: WatchEvent = {
    value: 'recordCreated',
    name: 'Record Created',
    description: 'A record is added to a table',
    parameters: [table, options],
    watch: (settings, xano) => ({
        ...records(settings, xano, (columns) => createdOrder(settings, columns)),
        target: [settings.table(), settings.call.dataSource],
    }),
};

export const recordChanged: WatchEvent = {
    value: 'recordChanged',
    name: 'Record Created or Updated',
    description: 'A record is added to a table, or one of its records changes',
    parameters: [table, timestampColumn, options],
    watch: (settings, xano) => {
        const column = settings.label('timestampColumn');
        return {
            ...records(settings, xano, (columns) => changedOrder(settings, columns, column)),
            target: [settings.table(), settings.call.dataSource, column],
        };
    },
};
