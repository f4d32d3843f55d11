import assert from 'node:assert/strict';
import type { Xano } from 'xano-connect';
import { nodeCase } from '../case.js';
import type { NodeCase, Parameters } from '../case.js';
import { automatic, byId, byName, mapped, products, rowsOf } from './record-tables.js';
import type { CaseTable } from './record-tables.js';

/** The table that is written to, and another one with the same columns, whose records it could take. */
export interface Tables extends CaseTable {
    readonly other: CaseTable;
}

export async function tables(xano: Xano, unique: string): Promise<Tables> {
    const other = await products(xano, `${unique}_other`);
    const items = ['X', 'Y', 'Z'].map((sku, i) => ({ row_id: i + 1, updates: { sku } }));
    await xano.record.bulkPatch({ table_id: other.table, items });
    return { ...(await products(xano, unique)), other };
}

/** An operation that writes many records, with input for which it would do so. */
export interface Write {
    readonly resource: string;
    readonly operation: string;
    /** What the refusal says that it would do. */
    readonly would: string;
    readonly parameters: (tables: Tables) => Parameters;
    readonly row?: Parameters;
}

const ofRecords = (
    operation: string,
    would: string,
    parameters: Parameters,
    row: Parameters = {},
): Write => ({
    resource: 'record',
    operation,
    would,
    parameters: ({ table }) => ({ table: byId(table), ...parameters }),
    row,
});

const filter = { filterMode: 'json', filterJson: '{ "stock|>=": 2 }' };

/** Every operation that writes many records. */
export const WRITES: readonly Write[] = [
    ofRecords('bulkAdd', 'add records to', { columns: automatic() }, { sku: 'D' }),
    ofRecords(
        'bulkPatch',
        'change records of',
        { columns: automatic(), rowId: '={{ $json.id }}' },
        { id: 1, stock: 10 },
    ),
    ofRecords(
        'bulkUpsert',
        'create or update records of',
        { columns: automatic('sku') },
        { sku: 'A', stock: 9 },
    ),
    ofRecords('bulkDelete', 'delete records of', { rowId: '={{ $json.id }}' }, { id: 1 }),
    ofRecords('patchBySearch', 'change records of', { ...filter, columns: mapped({ stock: 0 }) }),
    ofRecords('deleteBySearch', 'delete records of', filter),
    ofRecords('removeDuplicates', 'delete duplicate records of', { duplicateColumns: ['status'] }),
    {
        resource: 'table',
        operation: 'copyRecords',
        would: 'add records to',
        parameters: ({ table, other }) => ({ sourceTable: byId(other.table), targetTable: byId(table) }),
    },
];

/** What may be typed by mistake. */
const REFUSED: readonly (readonly [about: string, typed: (tables: Tables) => string])[] = [
    ['without a confirmation', () => ''],
    ['confirmed by the ID of its table', ({ table }) => String(table)],
    ['confirmed by the name of another table', ({ other }) => other.name],
];

/** @throws when a record was added, changed or deleted: each of the writes would be seen in the stock */
async function assertUntouched(xano: Xano, table: number): Promise<void> {
    assert.deepEqual(
        (await rowsOf(xano, table)).map(({ stock }) => stock),
        [1, 2, 3],
    );
}

const refusals = ({ resource, operation, would, parameters, row = {} }: Write): readonly NodeCase[] =>
    REFUSED.map(([about, typed]) =>
        nodeCase({
            resource,
            operation,
            about: `${about} it is refused, and says what to type`,
            before: tables,
            parameters: (made) => ({ ...parameters(made), confirmation: typed(made) }),
            input: [{ json: row }],
            fails: async ({ message, description }, xano, made) => {
                assert.equal(message, `Not confirmed: this would ${would} the table “${made.name}”`);
                const said = typed(made) === '' ? 'is empty' : `is “${typed(made)}”`;
                assert.ok(description.includes(`“Confirmation” ${said}. Type “${made.name}” to go on`));
                await assertUntouched(xano, made.table);
            },
        }),
    );

const rehearsal = ({ resource, operation, parameters, row = {} }: Write): NodeCase =>
    nodeCase({
        resource,
        operation,
        about: 'a dry run needs no confirmation and changes nothing',
        before: tables,
        parameters: (made) => ({ ...parameters(made), dryRun: true }),
        input: [{ json: row }],
        expect: async (items, xano, { table }) => {
            const [json] = items.map((item) => item.json);
            // Of one record, or of all of them.
            assert.equal(json?.['_dry_run'] ?? json?.['dry_run'], true);
            await assertUntouched(xano, table);
        },
    });

export const MANY_RECORDS_CASES: readonly NodeCase[] = [
    ...WRITES.flatMap((write) => [...refusals(write), rehearsal(write)]),
    nodeCase({
        resource: 'record',
        operation: 'bulkAdd',
        about: 'a table that is not confirmed, behind one that is: nothing is added to either',
        before: tables,
        parameters: ({ name }) => ({
            table: byName('={{ $json.into }}'),
            columns: mapped({ sku: '={{ $json.sku }}' }),
            confirmation: name,
        }),
        input: ({ name, other }) => [
            { json: { into: name, sku: 'P' } },
            { json: { into: other.name, sku: 'Q' } },
        ],
        fails: async ({ message, description }, xano, { table, other }) => {
            assert.match(message, new RegExp(`Not confirmed: .+“${other.name}”`));
            assert.match(description, /Nothing was added/);
            await assertUntouched(xano, table);
            await assertUntouched(xano, other.table);
        },
    }),
    nodeCase({
        resource: 'record',
        operation: 'bulkPatch',
        about: 'not confirmed, every item goes on as an error where the node is to continue',
        before: tables,
        parameters: ({ table }) => ({ table: byId(table), columns: automatic(), rowId: '={{ $json.id }}' }),
        input: [{ json: { id: 1, stock: 10 } }, { json: { id: 2, stock: 10 } }],
        onError: 'continueRegularOutput',
        expect: async (items, xano, { table }) => {
            assert.equal(items.length, 2);
            for (const { json } of items) assert.match(String(json['error']), /^Not confirmed/);
            await assertUntouched(xano, table);
        },
    }),
];
