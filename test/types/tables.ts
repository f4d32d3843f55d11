import type { RecordPage, SearchInput, TableSearch, TableSort, Xano } from 'xano-connect';
import type { Customers, NewCustomers, Orders } from './xano-tables.js';

/** What `xano.table` must know about the tables of a generated file: this file is compiled, and never run. */

declare const xano: Xano;

/** True where the two are one type, not only assignable. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- so the compiler compares them as they are
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** `exactly<string>()(value)` compiles when the value is typed as that, and as nothing else. */
const exactly =
    <Expected>() =>
    <Actual>(...given: Same<Actual, Expected> extends true ? [value: Actual] : [never]): number =>
        given.length;

export async function namedTable(): Promise<void> {
    const customers = xano.table('customers');
    const page = await customers.list({ per_page: 10 });
    exactly<RecordPage<Customers>>()(page);
    const one = await xano.table<'customers'>('customers').get({ row_id: 1 });
    exactly<Customers>()(one);
    exactly<'active' | 'paused' | 'closed'>()(one.status);
    exactly<number>()(one.created_at);
    exactly<number | null>()(one.last_seen_at);
    exactly<unknown>()(one.preferences);
    for await (const order of xano.table('orders').search.iterate({ search: { gift: true } }))
        exactly<Orders>()(order);
    for await (const { items } of customers.list.pages()) exactly<Customers[]>()(items);

    // @ts-expect-error -- no such column
    exactly<unknown>()(one.nickname);
    // @ts-expect-error -- the table is given already
    await customers.list({ table_id: 'orders' });
    // @ts-expect-error -- no such input
    await customers.list({ pages: 3 });
}

export async function writing(given: NewCustomers): Promise<void> {
    const customers = xano.table('customers');
    const made = await customers.create({ row: { name: 'Ada', email: 'ada@example.test' } });
    exactly<Customers>()(made);
    await customers.update({ row_id: made.id, updates: { status: 'paused', last_seen_at: null } });
    const report = await customers.bulkAdd({ items: [given], batch_size: 100, types: 'check' });
    exactly<number>()(report.failed);
    await customers.bulkPatch({ items: [{ row_id: 1, updates: { credit: 5 } }] });
    await customers.bulkDelete({ row_ids: [1, 2] }, { onProgress: () => undefined });
    const { action, row } = await customers.upsert({ match: 'email', row: given });
    exactly<'created' | 'updated' | 'unchanged'>()(action);
    exactly<Customers>()(row);
    await customers.upsertMany({ match: ['name', 'email'], items: [given] });
    await customers.patchWhere({ search: { status: 'closed' }, updates: { newsletter: false } });

    // @ts-expect-error -- the name is required
    await customers.create({ row: { email: 'ada@example.test' } });
    // @ts-expect-error -- none of the values of the column
    await customers.create({ row: { ...given, status: 'gone' } });
    // @ts-expect-error -- no such column
    await customers.update({ row_id: 1, updates: { nickname: 'A' } });
    // @ts-expect-error -- may not be null
    await customers.update({ row_id: 1, updates: { name: null } });
    // @ts-expect-error -- an id is no change
    await customers.update({ row_id: 1, updates: { id: 2 } });
    // @ts-expect-error -- records, not changes
    await customers.bulkAdd({ items: [{ row_id: 1, updates: { credit: 5 } }] });
    // @ts-expect-error -- a number
    await customers.bulkPatch({ items: [{ row_id: 1, updates: { credit: 'much' } }] });
    // @ts-expect-error -- no such column
    await customers.upsert({ match: 'mail', row: given });
    // @ts-expect-error -- no such column
    await customers.findDuplicates({ columns: ['mail'] });
}

export async function searching(wanted: TableSearch<Customers>, order: TableSort<Customers>): Promise<void> {
    const customers = xano.table('customers');
    await customers.search({ search: wanted, sort: order, per_page: 5 });
    await customers.search({ search: {}, sort: [] });
    await customers.search({
        search: { 'status|in': ['active', 'paused'], 'credit|>=': 10, last_seen_at: null },
    });
    await customers.search({ search: { created_at: new Date(0) } });
    await customers.search({
        search: { field: 'email', operator: 'includes', value: '@' },
        sort: '-created_at',
    });
    await customers.search({
        search: { or: [{ status: 'closed' }, { 'credit|<|or': 1 }] },
        sort: { name: 'asc' },
    });
    await customers.search({
        search: [{ name: 'Ada' }, { and: [{ newsletter: true }] }],
        sort: ['name', { field: 'email', direction: 'desc' }],
    });
    await customers.search({
        search: {
            type: 'statement',
            left: { tag: 'col', operand: 'email' },
            op: '=',
            right: { operand: '' },
        },
    });
    await customers.patchWhere({ search: { 'email|includes': '@' }, updates: { newsletter: false }, max: 5 });
    await customers.deleteWhere({ search: { status: 'closed' }, max: 10, confirm: true });

    // @ts-expect-error -- no such column
    await customers.search({ search: { mail: 'ada@example.test' } });
    // @ts-expect-error -- no such column
    await customers.search({ search: { 'mail|includes': '@' } });
    // @ts-expect-error -- no such column
    await customers.search({ search: { field: 'mail', value: '@' } });
    // @ts-expect-error -- no such column, further down
    await customers.search({ search: { or: [{ name: 'Ada' }, { and: [{ mail: '@' }] }] } });
    // @ts-expect-error -- none of the values of the column
    await customers.search({ search: { status: 'gone' } });
    // @ts-expect-error -- nothing is known of searches inside a column
    await customers.search({ search: { 'preferences.theme': 'dark' } });
    // @ts-expect-error -- a list needs an operator
    await customers.search({ search: { name: ['Ada', 'Bob'] } });
    // @ts-expect-error -- no such column
    await customers.search({ sort: '-created' });
    // @ts-expect-error -- no such column
    await customers.search({ sort: { created: 'desc' } });
    // @ts-expect-error -- no such direction
    await customers.search({ sort: { created_at: 'down' } });
    // @ts-expect-error -- no such column
    await customers.patchWhere({ search: { mail: '@' }, updates: { newsletter: false } });
    // @ts-expect-error -- which records?
    await customers.deleteWhere({ max: 10, confirm: true });

    await xano.table('invoices').search({ search: { anything: 1 }, sort: '-anything' });
    // Conditions that are made while the program runs go to the calls that know no table.
    const made: SearchInput = { [String(Math.PI)]: 3 };
    await xano.record.search({ table_id: 'customers', search: made });
}

export async function unnamedTable(): Promise<void> {
    const customers = xano.table<'customers'>();
    const { items } = await customers.search({ table_id: 4, search: { status: 'active' } });
    exactly<Customers[]>()(items);

    // @ts-expect-error -- which table?
    await customers.list();
    // @ts-expect-error -- no table of the generated file
    xano.table<'invoices'>();
}

export async function otherTables(): Promise<void> {
    for (const table of ['invoices', 12]) {
        const one = await xano.table(table).get({ row_id: 1 });
        exactly<Record<string, unknown>>()(one);
        await xano.table(table).create({ row: { anything: 1 } });
        // @ts-expect-error -- records are unknown, the calls are not
        await xano.table(table).list({ pages: 3 });
    }
    const one = await xano.table().get({ table_id: 'invoices', row_id: 1 });
    exactly<Record<string, unknown>>()(one);
}

export async function asBefore(): Promise<void> {
    const { id } = await xano.table.add({ name: 'invoices' });
    await xano.with({ workspaceId: 2 }).table('customers').get({ row_id: id });
    const page = await xano.record.list({ table_id: 'customers' });
    exactly<Record<string, unknown>[]>()(page.items);
}
