import assert from 'node:assert/strict';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';

export const TABLE_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'table',
        operation: 'getAll',
        about: 'every table of the default workspace',
        parameters: { returnAll: true },
        expect: async (items, xano) => {
            const { items: tables } = await xano.table.list();
            // Other cases make tables at the same time.
            for (const { id, name } of tables.slice(0, 3)) {
                const found = items.find(({ json }) => json['id'] === id);
                assert.equal(found?.json['name'], name);
                assert.ok(!('schema' in found.json), 'not simplified');
            }
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'getAll',
        about: 'once for each input item',
        parameters: { returnAll: false, limit: 1 },
        input: [{ json: { n: 1 } }, { json: { n: 2 } }],
        expect: (items) => {
            assert.deepEqual(
                items.map(({ pairedItem }) => pairedItem),
                [{ item: 0 }, { item: 1 }],
            );
        },
    }),
];
