import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createXano } from 'xano-connect';
import type { Xano } from 'xano-connect';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';

let sandbox: Sandbox;
let xano: Xano;

beforeAll(async () => {
    sandbox = await startSandbox();
    xano = createXano({
        instanceUrl: sandbox.origin,
        accessToken: sandbox.tokens.full,
        workspaceId: sandbox.workspaceId,
    });
}, 60_000);

afterAll(async () => {
    await xano.close();
    await sandbox.close();
});

describe('xano.table("customers")', () => {
    test('has every call of xano.record, and sends nothing by itself', () => {
        const before = xano.stats.requests;
        const customers = xano.table('customers');
        expect(Object.keys(customers)).toEqual(Object.keys(xano.record));
        expect(customers.list.operation).toBe(xano.record.list.operation);
        expect(xano.stats.requests).toBe(before);
    });

    test('writes and reads the records of that table', async () => {
        const customers = xano.table('customers');
        const { id } = await customers.create({ row: { name: 'Ada', email: 'ada.new@example.test' } });
        await customers.update({ row_id: id, updates: { status: 'paused' } });
        expect(await customers.get({ row_id: id })).toMatchObject({
            name: 'Ada',
            status: 'paused',
            credit: 0,
        });
        const row = { email: 'ada.new@example.test', credit: 5 };
        expect(await customers.upsert({ match: 'email', row })).toMatchObject({ action: 'updated' });
        const report = await customers.bulkPatch({ items: [{ row_id: id, updates: { newsletter: true } }] });
        expect(report.statuses).toEqual({ patched: 1 });
        const page = await customers.search({ search: { email: row.email } });
        expect(page.items).toEqual([expect.objectContaining({ credit: 5, newsletter: true })]);
        await customers.delete({ row_id: id });
        expect((await customers.search({ search: { email: row.email } })).itemsTotal).toBe(0);
    });

    test('walks items and pages, with the options of the call', async () => {
        const inTest = { dataSource: 'test' };
        let rows = 0;
        for await (const { email } of xano.table('customers').list.iterate({ per_page: 7 }, inTest)) {
            expect(email).toContain('@');
            rows++;
        }
        let pages = 0;
        for await (const page of xano.table('customers').list.pages({ per_page: 7 }, inTest))
            pages += page.items.length;
        expect([rows, pages]).toEqual([20, 20]);
    });

    test('refuses what is no input, and another table beside it is not heard', async () => {
        const { list } = xano.table('customers');
        // As from JavaScript.
        const loose = list as (input: unknown) => Promise<{ itemsTotal: number }>;
        await expect(loose('orders')).rejects.toMatchObject({ kind: 'validation' });
        await expect(loose(null)).rejects.toMatchObject({ kind: 'validation' });
        const other = await loose({ table_id: 'orders' });
        expect(other.itemsTotal).toBe((await list()).itemsTotal);
    });
});

describe('xano.table', () => {
    test('without a name takes the table in each input', async () => {
        const page = await xano.table<'orders'>().list({ table_id: 'orders', per_page: 1 });
        expect(page.items[0]?.total).toBeGreaterThan(0);
    });

    test('takes ids and tables nobody knows by types', async () => {
        const { id } = await xano.table.add({ name: 'invoices' });
        const made = await xano.table(id).create({ row: {} });
        expect(await xano.table('invoices').get({ row_id: Number(made['id']) })).toEqual(made);
        await xano.table.delete({ table_id: id, confirm: true });
    });

    test('keeps its verbs, and is there after with()', async () => {
        expect(Object.keys(xano.table)).toEqual(expect.arrayContaining(['add', 'list', 'get', 'ensure']));
        const other = xano.with({ dataSource: 'test' });
        expect((await other.table('customers').list()).itemsTotal).toBe(20);
        expect((await other.table.list()).items.length).toBeGreaterThan(2);
    });
});
