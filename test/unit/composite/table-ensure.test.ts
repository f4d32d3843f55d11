import { describe, expect, test } from '@jest/globals';
import { isXanoError } from '../../../core/src/errors.js';
import { TransportFailure } from '../../../core/src/runtime.js';
import { bench, sent } from './support/run.js';
import { Tables } from './support/tables.js';

const lines = (runtime: Parameters<typeof sent>[0]): string[] =>
    sent(runtime).map(({ method, path }) => `${method} ${path.replace(/\?.*$/, '')}`);

describe('table.ensure', () => {
    test('sends columns and indexes of a new table together', async () => {
        const tables = new Tables();
        const { xano, runtime } = bench(tables.respond);
        const made = await xano.table.ensure({
            name: 'people',
            fields: { email: { type: 'email', unique: true } },
        });
        expect(lines(runtime)).toEqual(['GET /table', 'POST /table', 'GET /table/600']);
        expect(sent(runtime)[1]?.body).toMatchObject({
            name: 'people',
            schema: [{ name: 'id' }, { name: 'created_at' }, { name: 'email', type: 'email' }],
            index: [
                { type: 'primary', fields: [{ name: 'id' }] },
                { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }] },
                { type: 'btree|unique', fields: [{ name: 'email', op: 'asc' }] },
            ],
        });
        // An empty table has no rows to warn about.
        expect(made.difference.warnings).toEqual([]);
        expect(made).toMatchObject({ table_id: 600, created: true, changed: true });
    });

    test('reads the table where the answer is only its id, and adds what Xano left out', async () => {
        const tables = new Tables();
        tables.before = ({ method, path }) => {
            if (method !== 'POST' || path !== '/table') return undefined;
            return { json: { id: tables.add('people', { email: 'email' }).id } };
        };
        const { xano, runtime } = bench(tables.respond);
        const fields = { email: { type: 'email', unique: true }, age: 'int' } as const;
        expect(await xano.table.ensure({ name: 'people', fields })).toMatchObject({
            table_id: 600,
            created: true,
        });
        expect(lines(runtime).filter((line) => line.startsWith('POST'))).toEqual([
            'POST /table',
            'POST /table/600/schema/type/int',
            'POST /table/600/index/unique',
        ]);
        tables.before = () => undefined;
        expect(await xano.table.ensure({ name: 'people', fields })).toMatchObject({ changed: false });
    });

    test('takes only the table of exactly this name', async () => {
        const tables = new Tables();
        tables.add('people_old', { email: 'email' });
        const { xano } = bench(tables.respond);
        expect(
            await xano.table.ensure({ name: 'people', fields: { email: 'email' }, dry_run: true }),
        ).toMatchObject({ created: true, table_id: null });
    });

    test('does not choose between two tables of one name', async () => {
        const tables = new Tables();
        tables.add('people');
        tables.add('people');
        const { xano } = bench(tables.respond);
        await expect(xano.table.ensure({ name: 'people', fields: { a: 'text' } })).rejects.toMatchObject({
            kind: 'conflict',
            operation: 'table.ensure',
            path: 'name',
            message: expect.stringContaining('600, 601'),
        });
    });

    test('writes a column back that somebody added a moment ago', async () => {
        const tables = new Tables();
        const people = tables.add('people', { email: 'email' });
        let reads = 0;
        tables.before = ({ method, path }) => {
            if (method === 'GET' && path === '/table/600' && ++reads === 1) {
                people.schema.push({ ...people.schema[2], name: 'by_somebody', custom: 'kept' });
            }
            return undefined;
        };
        const { xano, runtime } = bench(tables.respond);
        await xano.table.ensure({ name: 'people', fields: { email: { type: 'email', required: true } } });
        const put = sent(runtime).find(({ method }) => method === 'PUT');
        expect(put?.path).toBe('/table/600/schema');
        expect(put?.body).toMatchObject({
            schema: [
                { name: 'id' },
                { name: 'created_at' },
                { name: 'email', required: true },
                { name: 'by_somebody', custom: 'kept' },
            ],
        });
        expect(put?.body).not.toHaveProperty('confirm');
    });

    test('reports a change that Xano does not take over, and does not call it a change', async () => {
        const tables = new Tables();
        tables.add('people', { email: 'email' });
        tables.before = ({ method }) => (method === 'PUT' ? { json: null } : undefined);
        const { xano } = bench(tables.respond);
        const done = await xano.table.ensure({
            name: 'people',
            fields: { email: { type: 'email', required: true } },
        });
        expect(done.changed).toBe(false);
        expect(done.difference.notes).toEqual([
            expect.stringContaining('did not take over the change of "email" in required'),
        ]);
    });

    test('does not want the standard indexes of a table that has none', async () => {
        const tables = new Tables();
        tables.add('people', { email: 'email' });
        const { xano } = bench(tables.respond);
        expect(await xano.table.ensure({ name: 'people', fields: { email: 'email' } })).toMatchObject({
            changed: false,
            difference: { add_index: [] },
        });
    });

    test('changes the description alone', async () => {
        const tables = new Tables();
        tables.add('people', { email: 'email' });
        const { xano, runtime } = bench(tables.respond);
        const done = await xano.table.ensure({
            name: 'people',
            description: 'All',
            fields: { email: 'email' },
        });
        expect(done).toMatchObject({ changed: true, table: { description: 'All' } });
        expect(lines(runtime)).toEqual(['GET /table', 'PUT /table/600', 'GET /table/600']);
    });

    test('says what was done before it failed, and goes on in the next run', async () => {
        const tables = new Tables();
        tables.add('people', { email: 'email' });
        let fail = true;
        tables.before = ({ path }) =>
            fail && path.endsWith('/type/int') ? new TransportFailure('broken', { sent: true }) : undefined;
        const { xano, runtime } = bench(tables.respond);
        const fields = { first: 'text', age: 'int', email: { type: 'email', index: true } } as const;
        const failure: unknown = await xano.table
            .ensure({ name: 'people', fields })
            .catch((error: unknown) => error);
        if (!isXanoError(failure)) throw new Error('it did not fail');
        expect(failure).toMatchObject({
            kind: 'outcome-unknown',
            operation: 'column.add',
            maybeExecuted: true,
        });
        expect(failure.hint).toContain('Done before: column "first" added.');
        expect(failure.hint).toContain('Running table.ensure again goes on from there.');
        fail = false;
        const before = runtime.requests.length;
        await xano.table.ensure({ name: 'people', fields });
        expect(
            lines(runtime)
                .slice(before)
                .filter((line) => line.startsWith('POST')),
        ).toEqual(['POST /table/600/schema/type/int', 'POST /table/600/index/btree']);
    });

    test('stops between two steps when told to, and says how far it came', async () => {
        const tables = new Tables();
        tables.add('people', {});
        const stop = new AbortController();
        tables.before = ({ path }) => {
            if (path.endsWith('/type/text')) stop.abort();
            return undefined;
        };
        const { xano, runtime } = bench(tables.respond, { signal: stop.signal });
        await expect(
            xano.table.ensure({ name: 'people', fields: { a: 'text', b: 'int' } }),
        ).rejects.toMatchObject({ kind: 'aborted', hint: expect.stringContaining('column "a" added') });
        expect(lines(runtime)).toEqual(['GET /table', 'POST /table/600/schema/type/text']);
    });

    test('will not write back a list of columns it could not read', async () => {
        const tables = new Tables();
        tables.add('people').schema.push({ label: 'nameless' });
        const { xano } = bench(tables.respond);
        await expect(xano.table.ensure({ name: 'people', fields: { a: 'text' } })).rejects.toMatchObject({
            kind: 'protocol',
            operation: 'table.ensure',
        });
    });
});

describe('column.ensure', () => {
    test('touches nothing before everything is known to be right', async () => {
        const tables = new Tables();
        tables.add('people', { title: 'text' });
        const { xano, runtime } = bench(tables.respond);
        await expect(
            xano.column.ensure({
                table_id: 600,
                name: 'owner',
                renamed_from: 'title',
                foreign_key: 'nobody',
            }),
        ).rejects.toMatchObject({ kind: 'not-found', path: 'foreign_key' });
        expect(lines(runtime).every((line) => line.startsWith('GET'))).toBe(true);
    });

    test('leaves the old column where the new one is there already', async () => {
        const tables = new Tables();
        tables.add('people', { title: 'text', headline: 'text' });
        const { xano, runtime } = bench(tables.respond);
        expect(
            await xano.column.ensure({
                table_id: 600,
                name: 'headline',
                renamed_from: 'title',
                type: 'text',
            }),
        ).toMatchObject({ action: 'unchanged' });
        expect(lines(runtime)).toEqual(['GET /table/600']);
    });

    test('adds the column where the old one is not there either', async () => {
        const tables = new Tables();
        tables.add('people');
        const { xano } = bench(tables.respond);
        expect(
            await xano.column.ensure({
                table_id: 600,
                name: 'headline',
                renamed_from: 'title',
                type: 'text',
            }),
        ).toMatchObject({ action: 'added', changes: [] });
    });

    test('sets afterwards what adding a column does not take', async () => {
        const tables = new Tables();
        tables.add('people');
        const { xano, runtime } = bench(tables.respond);
        const seen = { table_id: 600, name: 'seen_at', type: 'timestamp', default: 'now' };
        expect(await xano.column.ensure(seen)).toMatchObject({ action: 'added', notes: [] });
        expect(lines(runtime)).toContain('PUT /table/600/schema');
        expect(await xano.column.ensure(seen)).toMatchObject({ action: 'unchanged' });
    });

    test('warns of what a change may do to rows', async () => {
        const tables = new Tables();
        tables.add('people', { age: 'text' });
        const { xano } = bench(tables.respond);
        const { warnings, changes } = await xano.column.ensure({ table_id: 600, name: 'age', type: 'int' });
        expect(changes).toEqual([{ key: 'type', from: 'text', to: 'int' }]);
        expect(warnings[0]).toContain('may be lost');
        expect(warnings.at(-1)).toContain('whole list');
    });
});
