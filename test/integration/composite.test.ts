import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient, isXanoError } from 'xano-connect';
import type { Xano } from 'xano-connect';
import { createNodeRuntime } from '../../core/src/node/runtime.js';
import { startSandbox } from '../sandbox/index.js';
import type { Sandbox } from '../sandbox/index.js';

let sandbox: Sandbox;
let xano: Xano;

beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'empty' });
    xano = createClient(
        { instanceUrl: sandbox.origin, accessToken: sandbox.tokens.full, workspaceId: sandbox.workspaceId },
        createNodeRuntime(),
    );
    await xano.table.ensure({ name: 'customers', fields: { name: 'text' } });
}, 60_000);

afterAll(async () => {
    await xano.close();
    await sandbox.close();
});

const writes = async (work: () => Promise<unknown>): Promise<number> => {
    const before = xano.stats.requests;
    await work();
    return xano.stats.requests - before;
};

describe('table.ensure', () => {
    const fields = {
        email: { type: 'email', required: true, unique: true },
        full_name: 'text',
        age: { type: 'int', nullable: true, index: true },
        status: { type: 'enum', values: ['open', 'closed'], default: 'open' },
        score: { type: 'decimal', default: 1.5 },
        seen_at: { type: 'timestamp', default: 'now' },
        tags: 'text[]',
        invited_by: { type: 'int', foreign_key: 'ensured_people' },
        customer: { foreign_key: 'customers' },
    } as const;

    test('says what it would do and does nothing', async () => {
        const plan = await xano.table.ensure({ name: 'ensured_people', fields, dry_run: true });
        expect(plan).toMatchObject({ table_id: null, created: true, changed: true, dry_run: true });
        expect(plan.difference.add.map(({ name }) => name)).toEqual([
            'id',
            'created_at',
            ...Object.keys(fields),
        ]);
        expect('table' in plan).toBe(false);
        await expect(xano.table.get({ table_id: 'ensured_people' })).rejects.toMatchObject({
            kind: 'not-found',
        });
    });

    test('creates a table with unique columns, indexes and foreign keys, one to itself', async () => {
        const made = await xano.table.ensure({ name: 'ensured_people', description: 'People', fields });
        expect(made).toMatchObject({ created: true, changed: true, dry_run: false });
        expect(made.difference.notes).toEqual([]);
        const { schema, index, description, id } = await xano.table.get({ table_id: 'ensured_people' });
        const column = (name: string) => schema.find((one) => one.name === name);
        const customers = await xano.table.get({ table_id: 'customers' });
        expect(description).toBe('People');
        expect(schema.map(({ name }) => name).sort()).toEqual(
            ['id', 'created_at', ...Object.keys(fields)].sort(),
        );
        expect(column('invited_by')).toMatchObject({ type: 'int', tableref_id: id });
        expect(column('customer')).toMatchObject({ type: 'int', tableref_id: customers.id });
        expect(column('seen_at')).toMatchObject({ default: 'now' });
        expect(column('tags')).toMatchObject({ type: 'text', style: 'list' });
        expect(index.map(({ type, fields: [first] }) => `${type} ${String(first?.name)}`).sort()).toEqual([
            'btree age',
            'btree created_at',
            'btree|unique email',
            'primary id',
        ]);
        expect(made.table?.schema).toEqual(schema);
    });

    test('changes nothing in a second run, and writes nothing', async () => {
        const requests = await writes(async () => {
            const again = await xano.table.ensure({ name: 'ensured_people', fields });
            expect(again).toMatchObject({ created: false, changed: false });
            expect(again.difference).toMatchObject({ add: [], change: [], add_index: [], unlisted: [] });
        });
        // The table, and the table of a foreign key at most.
        expect(requests).toBeLessThanOrEqual(2);
    });

    test('adds, changes and keeps: rows and unlisted columns survive', async () => {
        const row = { email: 'ada@example.test', full_name: 'Ada', age: 36, tags: ['x'] };
        const stored = await xano.record.create({ table_id: 'ensured_people', row });
        const next = {
            full_name: { type: 'text', index: true, description: 'As on the passport' },
            joined: { type: 'date' },
            checked_at: { type: 'timestamp', default: 'now', nullable: false },
        } as const;
        const plan = await xano.table.ensure({ name: 'ensured_people', fields: next, dry_run: true });
        const done = await xano.table.ensure({
            name: 'ensured_people',
            description: 'All people',
            fields: next,
        });
        expect(done).toMatchObject({ created: false, changed: true });
        expect(plan.difference.add.map(({ name }) => name)).toEqual(['joined', 'checked_at']);
        expect(done.difference).toMatchObject({
            change: [
                { name: 'full_name', changes: [{ key: 'description', from: '', to: 'As on the passport' }] },
            ],
            add_index: [{ type: 'btree', fields: [{ name: 'full_name', op: 'asc' }] }],
            description: { from: 'People', to: 'All people' },
            notes: [],
        });
        expect(done.difference.unlisted).toContain('email');
        const { schema } = await xano.table.get({ table_id: 'ensured_people' });
        expect(schema.map(({ name }) => name)).toEqual(
            expect.arrayContaining(['email', 'age', 'tags', 'joined', 'checked_at']),
        );
        expect(schema.find(({ name }) => name === 'checked_at')).toMatchObject({ default: 'now' });
        expect(
            await xano.record.get({ table_id: 'ensured_people', row_id: Number(stored['id']) }),
        ).toMatchObject(row);
        const again = await xano.table.ensure({
            name: 'ensured_people',
            description: 'All people',
            fields: next,
        });
        expect(again).toMatchObject({ changed: false, difference: { change: [], add: [] } });
    });

    test('says which field points at a table that is not there', async () => {
        await expect(
            xano.table.ensure({ name: 'ensured_other', fields: { owner: { foreign_key: 'custommers' } } }),
        ).rejects.toMatchObject({
            kind: 'not-found',
            operation: 'table.ensure',
            path: 'fields.owner',
            message: expect.stringContaining('customers'),
        });
        await expect(xano.table.get({ table_id: 'ensured_other' })).rejects.toMatchObject({
            kind: 'not-found',
        });
    });

    test('goes on after a failure in the middle', async () => {
        await xano.table.ensure({ name: 'ensured_twice', fields: { code: 'text' } });
        for (const code of ['a', 'a']) await xano.record.create({ table_id: 'ensured_twice', row: { code } });
        const fields2 = { more: 'text', code: { type: 'text', unique: true } } as const;
        const failure: unknown = await xano.table
            .ensure({ name: 'ensured_twice', fields: fields2 })
            .catch((error: unknown) => error);
        if (!isXanoError(failure)) throw new Error('two equal codes became unique');
        expect(failure.hint).toMatch(/Done before: column "more" added\..*table\.ensure again goes on/);
        await xano.record.delete({ table_id: 'ensured_twice', row_id: 2 });
        expect(await xano.table.ensure({ name: 'ensured_twice', fields: fields2 })).toMatchObject({
            changed: true,
            difference: { add: [], add_index: [{ type: 'btree|unique' }] },
        });
    });
});

describe('column.ensure', () => {
    const table_id = 'ensured_columns';

    beforeAll(async () => {
        await xano.table.ensure({ name: table_id, fields: { title: 'text', amount: 'int' } });
        await xano.record.create({ table_id, row: { title: 'First', amount: 3 } });
    });

    test('adds, changes, and then leaves alone', async () => {
        const column = { table_id, name: 'email', type: 'email', unique: false } as const;
        expect(await xano.column.ensure(column)).toMatchObject({
            name: 'email',
            action: 'added',
            changes: [],
        });
        expect(await xano.column.ensure(column)).toMatchObject({ action: 'unchanged', changes: [] });
        expect(
            await xano.column.ensure({ table_id, name: 'email', description: 'Work address' }),
        ).toMatchObject({
            action: 'changed',
            changes: [{ key: 'description', from: '', to: 'Work address' }],
        });
        expect(await xano.column.ensure({ table_id, name: 'title', index: true })).toMatchObject({
            action: 'changed',
            changes: [{ key: 'index', from: false, to: true }],
        });
        expect(await xano.column.ensure({ table_id, name: 'title', index: true })).toMatchObject({
            action: 'unchanged',
        });
    });

    test('renames, keeps the values, and merges the rest', async () => {
        const wanted = {
            table_id,
            name: 'headline',
            renamed_from: 'title',
            description: 'Shown on top',
        } as const;
        expect(await xano.column.ensure(wanted)).toMatchObject({
            action: 'renamed',
            changes: [{ key: 'description' }],
        });
        expect(await xano.column.ensure(wanted)).toMatchObject({ action: 'unchanged' });
        const columns = await xano.column.list({ table_id });
        expect(columns.map(({ name }) => name)).toEqual(['id', 'created_at', 'headline', 'amount', 'email']);
        expect(await xano.record.get({ table_id, row_id: 1 })).toMatchObject({
            headline: 'First',
            amount: 3,
        });
    });

    test.each([
        [{ name: 'colour', type: 'txet' }, 'type'],
        [{ name: 'colour', type: 'text', requierd: true }, 'requierd'],
        [{ name: 'colour', type: 'enum' }, 'values'],
        [{ name: 'first', renamed_from: 'id', type: 'int' }, 'renamed_from'],
        [{ name: 'owner', foreign_key: 'nobody' }, 'foreign_key'],
    ])('refuses %j with the field at fault', async (column, path) => {
        await expect(xano.column.ensure({ table_id, ...column })).rejects.toMatchObject({
            operation: 'column.ensure',
            path,
        });
    });
});

describe('record.upsert and record.findDuplicates', () => {
    const table_id = 'ensured_upserts';

    beforeAll(async () => {
        await xano.table.ensure({
            name: table_id,
            fields: { email: { type: 'email', unique: true }, name: 'text', born: { type: 'timestamp' } },
        });
    });

    test('creates, updates and leaves alone', async () => {
        const born = new Date('1815-12-10T00:00:00Z');
        const upsert = (row: Record<string, unknown>) =>
            xano.record.upsert({ table_id, match: 'email', row });
        const first = await upsert({ email: 'ada@example.test', name: 'Ada', born: born.getTime() });
        expect(first).toMatchObject({ action: 'created', row: { id: 1, name: 'Ada' } });
        expect(await upsert({ email: 'ada@example.test', name: 'Ada', born })).toMatchObject({
            action: 'unchanged',
        });
        expect(await upsert({ email: 'ada@example.test', name: 'Ada L.' })).toMatchObject({
            action: 'updated',
            row: { id: 1, name: 'Ada L.', born: born.getTime() },
        });
    });

    test('many writers of one record make one record', async () => {
        const done = await Promise.all(
            Array.from({ length: 12 }, (_, i) =>
                xano.record.upsert({
                    table_id,
                    match: 'email',
                    row: { email: 'race@example.test', name: `n${i}` },
                }),
            ),
        );
        expect(done.filter(({ action }) => action === 'created')).toHaveLength(1);
        const found = await xano.record.search({ table_id, search: { email: 'race@example.test' } });
        expect(found.itemsTotal).toBe(1);
    });

    test('finds the duplicates of a table, as an exact count does', async () => {
        const columns = ['status', 'customer'];
        await xano.table.ensure({
            name: 'orders',
            fields: { status: 'text', customer: { type: 'int', nullable: true } },
        });
        for (const batch of [0, 1, 2]) {
            const items = Array.from({ length: 250 }, (_, i) => ({
                status: ['new', 'paid', ''][i % 3],
                customer: (i * i + batch) % 7 === 0 ? null : (i * i) % 160,
            }));
            await xano.record.bulkAdd({ table_id: 'orders', items });
        }
        const found = await xano.record.findDuplicates({ table_id: 'orders', columns, limit_groups: 5 });
        const counts = new Map<string, number[]>();
        let rows = 0;
        for await (const order of xano.record.list.iterate({ table_id: 'orders' })) {
            rows++;
            const key = JSON.stringify(columns.map((column) => order[column]));
            counts.set(key, [...(counts.get(key) ?? []), Number(order['id'])]);
        }
        const groups = [...counts].filter(([, ids]) => ids.length > 1);
        expect(found.rows_read).toBe(rows);
        expect(found.duplicate_groups).toBe(groups.length);
        expect(found.duplicate_rows).toBe(groups.reduce((sum, [, ids]) => sum + ids.length - 1, 0));
        expect(found.groups).toHaveLength(Math.min(5, groups.length));
        for (const { values, count, row_ids } of found.groups) {
            expect(row_ids).toEqual(counts.get(JSON.stringify(values))?.slice(0, 100));
            expect(count).toBe(counts.get(JSON.stringify(values))?.length);
        }
        const largest = Math.max(...groups.map(([, ids]) => ids.length));
        expect(found.groups[0]?.count).toBe(largest);
    });
});
