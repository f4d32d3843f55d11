import assert from 'node:assert/strict';
import type { Xano } from 'xano-connect';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';

/** How the editor saves what was chosen in a resource locator. */
const byId = (value: number | string) => ({ __rl: true, mode: 'id', value });
const byName = (value: string) => ({ __rl: true, mode: 'name', value });

/** A table of two records with the column `title`. */
async function books(xano: Xano, name: string): Promise<{ readonly table: number; readonly name: string }> {
    const table = await xano.table.add({
        name,
        schema: [
            { name: 'id', type: 'int' },
            { name: 'title', type: 'text' },
        ],
    });
    await xano.record.bulkAdd({ table_id: table.id, items: [{ title: 'Atlas' }, { title: 'Bestiary' }] });
    return { table: table.id, name };
}

export const RECORD_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'record',
        operation: 'get',
        about: 'a record for each input item, its ID by an expression',
        before: books,
        parameters: ({ table }) => ({ table: byId(String(table)), rowId: '={{ $json.book }}' }),
        input: [{ json: { book: 2 } }, { json: { book: 1 } }],
        expect: (items) => {
            assert.deepEqual(
                items.map(({ json, pairedItem }) => [json['title'], pairedItem]),
                [
                    ['Bestiary', { item: 0 }],
                    ['Atlas', { item: 1 }],
                ],
            );
        },
    }),
    nodeCase({
        resource: 'record',
        operation: 'get',
        about: 'a table by its name',
        before: books,
        parameters: ({ name }) => ({ table: byName(name), rowId: '1' }),
        expect: ([item]) => assert.equal(item?.json['title'], 'Atlas'),
    }),
    nodeCase({
        resource: 'record',
        operation: 'get',
        about: 'an expression that found nothing reaches no record',
        before: books,
        parameters: ({ table }) => ({ table: byId(String(table)), rowId: '={{ $json.missing }}' }),
        fails: ({ message }) => assert.match(message, /No Record ID/),
    }),
];
