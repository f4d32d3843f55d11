import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient, createNodeRuntime } from 'xano-connect';
import type { Xano } from 'xano-connect';
import { poll } from '../../../nodes/XanoConnectTrigger/poll.js';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';
import { PollHost } from './poll-host.js';
import type { PollHostOptions } from './poll-host.js';

let sandbox: Sandbox;
let xano: Xano;
let now = Date.now();

beforeAll(async () => {
    sandbox = await startSandbox({ faults: true, now: () => now });
    xano = createClient(
        { instanceUrl: sandbox.origin, accessToken: sandbox.tokens.full, workspaceId: sandbox.workspaceId },
        createNodeRuntime(),
    );
}, 60_000);

afterAll(async () => {
    await xano.close();
    await sandbox.close();
});

const list = (value: number | string) => ({ __rl: true, mode: 'list', value });

const hostOf = (
    parameters: Readonly<Record<string, unknown>>,
    options: Omit<PollHostOptions, 'sandbox' | 'parameters'> = {},
) => new PollHost({ sandbox, parameters: { workspace: list(''), options: {}, ...parameters }, ...options });

/** As n8n does: it saves after the first poll, and with what a poll gives. */
async function polled(host: PollHost): Promise<Record<string, unknown>[]> {
    const begins = host.stored === '{}';
    const given = await poll.call(host.functions);
    if (begins || given !== null) host.save();
    expect(given).not.toEqual([[]]);
    return given?.flat().map(({ json }) => json) ?? [];
}

const idsOf = (rows: readonly Record<string, unknown>[]) => rows.map(({ id }) => id);

interface Told {
    readonly message: string;
    readonly description: string;
    readonly failure?: { readonly cause: string; readonly retryAfterMs?: number };
}

async function failureOf(host: PollHost): Promise<Told> {
    const thrown: unknown = await poll.call(host.functions).then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (thrown instanceof Error) return thrown as unknown as Told; // whose fields the tests look at
    throw new Error('the poll did not fail');
}

let tables = 0;

async function newTable(idType: 'int' | 'uuid' = 'int', ...times: readonly string[]): Promise<number> {
    const { id } = await xano.table.add({
        name: `watched_${++tables}`,
        schema: [
            { name: 'id', type: idType },
            ...['created_at', ...times].map((name) => ({ name, type: 'timestamp' as const, default: 'now' })),
            { name: 'name', type: 'text' },
        ],
    });
    return id;
}

const addTo = (table_id: number, row: Readonly<Record<string, unknown>>) =>
    xano.record.create({ table_id, row });

describe('Record Created', () => {
    const event = 'recordCreated';

    test('fifty records stored at once while n8n restarts: each comes once', async () => {
        const table = await newTable();
        await addTo(table, { name: 'before' });
        const host = hostOf({ event, table: list(table) });
        expect(await polled(host)).toEqual([]);
        const came: unknown[] = [];
        for (let round = 0; round < 5; round++) {
            const adding = Array.from({ length: 10 }, (_, i) => addTo(table, { name: `${round}-${i}` }));
            came.push(...idsOf(await polled(host)));
            host.restart();
            came.push(...idsOf(await polled(host)));
            await Promise.all(adding);
        }
        came.push(...idsOf(await polled(host)));
        host.restart();
        expect(await polled(host)).toEqual([]);
        expect([...came].sort((a, b) => Number(a) - Number(b))).toEqual(
            Array.from({ length: 50 }, (_, i) => i + 2),
        );
    });

    test('fifty records that show up in random order of their ids: each comes once', async () => {
        const table = await newTable();
        const host = hostOf({ event, table: list(table), options: { maxItems: 7 } });
        await polled(host);
        const came: unknown[] = [];
        // 31 has no factor in common with 50: every id once, in an order that jumps.
        const ids = Array.from({ length: 50 }, (_, i) => ((i * 31) % 50) + 1);
        for (const id of ids) {
            await xano.record.bulkAdd({ table_id: table, items: [{ id, name: 'a' }], allow_id_field: true });
            if (id % 3 === 0) came.push(...idsOf(await polled(host)));
            if (id % 7 === 0) host.restart();
        }
        for (let rows = await polled(host); rows.length > 0; rows = await polled(host))
            came.push(...idsOf(rows));
        expect([...came].sort((a, b) => Number(a) - Number(b))).toEqual(ids.toSorted((a, b) => a - b));
    });

    test('uuids come in the order of time, three thousand of one load in two polls', async () => {
        const table = await newTable('uuid');
        const host = hostOf({
            event,
            table: list(table),
            options: { maxItems: 2000, returnColumns: 'name' },
        });
        await polled(host);
        await xano.record.bulkAdd({
            table_id: table,
            items: Array.from({ length: 3000 }, (_, i) => ({ name: String(i) })),
        });
        const first = await polled(host);
        host.restart();
        const second = await polled(host);
        expect([first.length, second.length]).toEqual([2000, 1000]);
        expect(new Set(idsOf([...first, ...second])).size).toBe(3000);
        expect(Object.keys(first[0] ?? {}).sort()).toEqual(['id', 'name']);
        expect(await polled(host)).toEqual([]);
        expect(host.stored.length).toBeLessThan(50_000);
    });

    test('a table without numbers and times to go by is refused when watching begins', async () => {
        const { id } = await xano.table.add({ name: 'timeless', schema: [{ name: 'id', type: 'uuid' }] });
        const { message, description } = await failureOf(hostOf({ event, table: list(id) }));
        expect(message).toContain('created_at');
        expect(description).toContain('default “now”');
    });

    test('another table, or other settings, begin anew and from now on', async () => {
        const [one, two] = [await newTable(), await newTable()];
        await addTo(two, { name: 'old' });
        const parameters = { event, table: list(one), options: {} };
        const host = hostOf(parameters);
        await polled(host);
        parameters.table = list(two);
        const moved = hostOf(parameters);
        moved.stored = host.stored;
        moved.restart();
        expect(await polled(moved)).toEqual([]);
        moved.save();
        await addTo(two, { name: 'new' });
        expect(await polled(moved)).toMatchObject([{ name: 'new' }]);
    });

    test('with Include Existing the first poll brings what is there', async () => {
        const table = await newTable();
        await addTo(table, { name: 'there' });
        const host = hostOf({ event, table: list(table), options: { existing: true } });
        expect(await polled(host)).toMatchObject([{ name: 'there' }]);
        expect(await polled(host)).toEqual([]);
    });

    test('by hand: the latest three, and the state stays as it was', async () => {
        const table = await newTable();
        const host = hostOf({ event, table: list(table) }, { manual: true });
        expect((await failureOf(host)).description).toContain('Add one');
        for (const name of ['a', 'b', 'c', 'd']) await addTo(table, { name });
        const shown = (await poll.call(host.functions))?.flat().map(({ json }) => json['name']);
        expect(shown).toEqual(['d', 'c', 'b']);
        host.save();
        expect(host.stored).toBe('{}');
    });
});

describe('Record Created or Updated', () => {
    const event = 'recordChanged';

    test('each change comes once, as the record is now', async () => {
        const table = await newTable('int', 'updated_at');
        const row = await addTo(table, { name: 'a', updated_at: now });
        const host = hostOf({ event, table: list(table) });
        await polled(host);
        const change = (id: unknown, name: string) =>
            xano.record.update({ table_id: table, row_id: Number(id), updates: { name, updated_at: ++now } });
        const added = await addTo(table, { name: 'b', updated_at: ++now });
        await change(row['id'], 'a2');
        await change(row['id'], 'a3');
        expect(await polled(host)).toMatchObject([{ name: 'b' }, { name: 'a3' }]);
        host.restart();
        await change(added['id'], 'b2');
        expect(await polled(host)).toMatchObject([{ name: 'b2' }]);
        expect(await polled(host)).toEqual([]);
    });

    test('without such a column it says which there are', async () => {
        const table = await newTable();
        const { message, description } = await failureOf(hostOf({ event, table: list(table) }));
        expect(message).toContain('updated_at');
        expect(description).toContain('created_at');
    });
});

describe('requests and schema', () => {
    test('a table that is added is a change of the schema', async () => {
        const host = hostOf({ event: 'schemaChanged', simplify: true });
        await polled(host);
        now += 1000;
        const table = await newTable();
        await xano.column.add({ table_id: table, name: 'note', type: 'text' });
        const changes = await polled(host);
        expect(changes.map(({ type }) => type)).toEqual(['table:create', 'table:update']);
        expect(Object.keys(changes[0] ?? {})).not.toContain('label');
        expect(await polled(host)).toEqual([]);
    });

    test('failed requests of the sample come once each, those to the Metadata API only when asked for', async () => {
        const host = hostOf({
            event: 'requestFailed',
            status: 500,
            simplify: true,
            options: { existing: true, maxItems: 40 },
        });
        const came: Record<string, unknown>[] = [];
        for (let rows = await polled(host); rows.length > 0; rows = await polled(host)) {
            came.push(...rows);
            host.restart();
        }
        const wanted: number[] = [];
        const search = { and: [{ 'status|>=': 500 }, { 'api_id|!=': 0 }] };
        for await (const { id } of xano.requestHistory.search.iterate({ search })) wanted.push(id);
        expect(wanted.length).toBeGreaterThan(40);
        expect(idsOf(came).sort()).toEqual([...wanted].sort());
        expect(came.every((row) => !('request_headers' in row))).toBe(true);
        const times = came.map(({ created_at }) => String(created_at));
        expect(times).toEqual([...times].sort());
    });

    test('slow requests of one API group, in full and without tokens', async () => {
        const shown = (
            await xano.requestHistory.search({ search: { 'duration|>': 1 }, sort: { id: 'desc' } })
        ).items;
        const group = shown.find(({ api_id }) => api_id > 0)?.api_id ?? 0;
        const host = hostOf(
            { event: 'requestSlow', seconds: 1, simplify: false, apiGroup: list(group) },
            { manual: true },
        );
        const samples = (await poll.call(host.functions))?.flat().map(({ json }) => json) ?? [];
        expect(samples).toHaveLength(3);
        for (const { api_id, duration } of samples) {
            expect(api_id).toBe(group);
            expect(Number(duration)).toBeGreaterThan(1);
        }
        expect(JSON.stringify(samples)).not.toContain(sandbox.tokens.full);
    });
});

describe('what goes wrong', () => {
    test('a token that is not accepted is told when the workflow is activated', async () => {
        const table = await newTable();
        const host = hostOf(
            { event: 'recordCreated', table: list(table) },
            { accessToken: sandbox.tokens.expired },
        );
        const told = await failureOf(host);
        expect(told.failure?.cause).toBe('credential-invalid');
        expect(told.message).not.toBe('');
    });

    test('a poll that fails leaves the state as it was', async () => {
        const table = await newTable();
        const host = hostOf({ event: 'recordCreated', table: list(table) });
        await polled(host);
        await addTo(table, { name: 'a' });
        const faults = `${sandbox.origin}/_sandbox/faults`;
        const rule = { match: { path: '/content/search' }, times: 1, fault: { kind: 'status', status: 403 } };
        expect((await fetch(faults, { method: 'POST', body: JSON.stringify(rule) })).ok).toBe(true);
        expect((await failureOf(host)).failure?.cause).toBe('credential-invalid');
        host.save();
        expect(await polled(host)).toMatchObject([{ name: 'a' }]);
    });

    test('no table is chosen', async () => {
        expect((await failureOf(hostOf({ event: 'recordCreated', table: list('') }))).message).toContain(
            'No Table',
        );
    });
});
