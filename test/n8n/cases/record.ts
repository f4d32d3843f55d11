import assert from 'node:assert/strict';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';
import { RECORD_BULK_CASES } from './record-bulk.js';
import { books, byId, byName } from './record-tables.js';

export const RECORD_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'record',
        operation: 'get',
        about: 'a record for each input item, its ID by an expression',
        before: books,
        parameters: ({ table }) => ({ table: byId(table), rowId: '={{ $json.book }}' }),
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
        parameters: ({ table }) => ({ table: byId(table), rowId: '={{ $json.missing }}' }),
        fails: ({ message }) => assert.match(message, /No Record ID/),
    }),
    ...RECORD_BULK_CASES,
];
