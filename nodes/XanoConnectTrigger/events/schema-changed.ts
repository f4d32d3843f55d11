import { ownOptions } from '../../XanoConnect/parameters/options.js';
import { option as own, simplify } from '../parameters.js';
import { only } from './event.js';
import type { WatchEvent } from './event.js';

const FIELDS = ['id', 'created_at', 'type', 'msg', 'user', 'branch'];

/**
 * What the audit log calls a change of the schema, as `<resource>:<action>`.
 *
 * choice: `table:create` is known, the others follow from it and from the recorded `function:delete`; that a change of
 * columns or indexes is logged as an update of its table is not confirmed.
 */
const SCHEMA_CHANGES = ['table:create', 'table:update', 'table:delete'] as const;

const options = ownOptions(own.existing, own.maxItems);

export const schemaChanged: WatchEvent = {
    value: 'schemaChanged',
    name: 'Schema Changed',
    description: 'A table is added, changed or deleted, with its columns and indexes',
    parameters: [simplify, options],
    watch: (settings, xano) => {
        const raw = settings.value('simplify') === false;
        const { call } = settings;
        const types = { 'type|in': SCHEMA_CHANGES };
        return {
            resolution: 1000,
            target: [],
            order: () => Promise.resolve({ by: 'time', column: 'created_at' }),
            search: async (where, sort, per_page) => {
                const { items, nextPage } = await xano.auditLog.search(
                    { search: [types, ...where], sort, page: 1, per_page, include_data: raw },
                    call,
                );
                return { rows: items, more: nextPage !== null };
            },
            shape: (row) => (raw ? row : only(row, FIELDS)),
            hint: 'The audit log holds no change of a table. Xano keeps it for 1 to 28 days, by plan.',
        };
    },
};
