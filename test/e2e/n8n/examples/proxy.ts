import assert from 'node:assert/strict';
import * as z from 'zod/v4';
import type { N8nApi } from '../server/api.js';
import { callWebhook, withActive } from '../server/workflows.js';
import type { SuiteContext } from '../suite.js';
import { example, newCredential, secret } from './example.js';

const HEADER = 'X-Proxy-Key';
const ORIGIN = 'https://app.example.com';

const answer = z.union([
    z.strictObject({ ok: z.literal(true), data: z.unknown() }),
    z.strictObject({
        ok: z.literal(false),
        error: z.strictObject({ message: z.string(), hint: z.string(), kind: z.string() }),
    }),
]);

interface Answered {
    readonly status: number;
    readonly headers: Headers;
    readonly text: string;
}

/** Calls the proxy, and keeps what it answered for the look through all of it at the end. */
class Caller {
    readonly #url: string;
    readonly #key: string;
    readonly answers: Answered[] = [];

    constructor(api: N8nApi, key: string) {
        this.#url = `${api.origin}/webhook/xano-proxy`;
        this.#key = key;
    }

    async send(
        body: string,
        headers: Readonly<Record<string, string>> = { [HEADER]: this.#key },
    ): Promise<Answered> {
        const response = await fetch(this.#url, {
            method: 'POST',
            headers: { 'content-type': 'application/json', origin: ORIGIN, ...headers },
            body,
        });
        const answered = { status: response.status, headers: response.headers, text: await response.text() };
        this.answers.push(answered);
        return answered;
    }

    async #ask(
        operation: string,
        input: object,
    ): Promise<{ status: number; answer: z.output<typeof answer> }> {
        const { status, headers, text } = await this.send(JSON.stringify({ operation, input }));
        assert.match(headers.get('content-type') ?? '', /^application\/json/);
        assert.equal(headers.get('access-control-allow-origin'), ORIGIN);
        return { status, answer: answer.parse(JSON.parse(text)) };
    }

    async done(operation: string, input: object = {}): Promise<unknown> {
        const asked = await this.#ask(operation, input);
        assert.deepEqual([asked.status, asked.answer.ok], [200, true], JSON.stringify(asked));
        return asked.answer.ok ? asked.answer.data : undefined;
    }

    async refused(status: number, kind: string, operation: string, input: object = {}): Promise<string> {
        const asked = await this.#ask(operation, input);
        assert.ok(!asked.answer.ok, 'not refused');
        assert.deepEqual([asked.status, asked.answer.error.kind], [status, kind], JSON.stringify(asked));
        return asked.answer.error.message;
    }

    preflight(): Promise<Response> {
        return fetch(this.#url, {
            method: 'OPTIONS',
            headers: {
                origin: ORIGIN,
                'access-control-request-method': 'POST',
                'access-control-request-headers': `content-type, ${HEADER.toLowerCase()}`,
            },
        });
    }
}

const TABLE = 'proxy_products';
const EVERY = ['search', 'get', 'create', 'update', 'delete', 'bulkPatch'].map((name) => `record.${name}`);

const ALLOWED = {
    operations: ['table.list', 'requestHistory.summary'],
    tables: {
        [TABLE]: { operations: EVERY, columns: ['name', 'price'] },
        customers: { operations: ['record.get'] },
    },
    mostRecords: 3,
    mostChanges: 2,
};

async function products({ xano }: SuiteContext['bench']): Promise<number> {
    const { id } = await xano.table.add({
        name: TABLE,
        schema: [
            { name: 'id', type: 'int', required: true },
            { name: 'name', type: 'text', required: true },
            { name: 'price', type: 'decimal', nullable: true },
            { name: 'cost', type: 'decimal', nullable: true },
        ],
    });
    const items = [10, 20, 30, 40].map((price, i) => ({ name: `Product ${i}`, price, cost: price / 2 }));
    await xano.record.bulkAdd({ table_id: id, items });
    return id;
}

/** The proxy of `examples/n8n`, called as the page of an app does. */
export async function checkProxy(context: SuiteContext): Promise<void> {
    const { n8n, bench, check } = context;
    const { xano, sandbox } = bench;
    const key = secret();
    const table_id = await products(bench);
    const rowOf = (row_id: number) => xano.record.get({ table_id, row_id });
    const draft = example('secure-proxy', context, {
        parameters: { 'What is allowed': { jsonOutput: JSON.stringify(ALLOWED) } },
        credentials: {
            Webhook: await newCredential(context, 'httpHeaderAuth', { name: HEADER, value: key }),
        },
    });
    const caller = new Caller(n8n.api, key);
    await withActive(n8n.api, draft, async () => {
        // Without the key it is refused; here it only waits until the webhook is there.
        await callWebhook(n8n.api, 'xano-proxy');
        await check('the proxy reads what is allowed', async () => {
            const input = {
                table: TABLE,
                filter: { 'price|>=': 20 },
                sort: { column: 'price', direction: 'desc' },
                limit: 2,
            };
            assert.deepEqual(await caller.done('record.search', input), [
                { id: 4, name: 'Product 3', price: 40 },
                { id: 3, name: 'Product 2', price: 30 },
            ]);
            assert.deepEqual(
                await caller.done('record.search', { table: TABLE, filter: { name: 'none' } }),
                [],
            );
            const all = await caller.done('record.search', { table: TABLE });
            assert.ok(Array.isArray(all) && all.length === ALLOWED.mostRecords);
            assert.deepEqual(await caller.done('record.get', { table: TABLE, id: 1 }), {
                id: 1,
                name: 'Product 0',
                price: 10,
            });
            const tables = z.array(z.strictObject({ name: z.string(), description: z.string() }));
            const names = tables.parse(await caller.done('table.list')).map(({ name }) => name);
            assert.deepEqual(names.sort(), ['customers', TABLE]);
            const summary = z.looseObject({ requests: z.number().positive() });
            summary.parse(await caller.done('requestHistory.summary', { top: 3 }));
        });
        await check('the proxy writes what is allowed', async () => {
            const created = await caller.done('record.create', {
                table: TABLE,
                values: { name: 'New', price: 5 },
            });
            assert.deepEqual(created, { id: 5, name: 'New', price: 5 });
            const updated = await caller.done('record.update', { table: TABLE, id: 5, values: { price: 6 } });
            assert.deepEqual(updated, { id: 5, name: 'New', price: 6 });
            const items = [
                { id: 1, values: { price: 11 } },
                { id: 999_999, values: { price: 1 } },
            ];
            const patch = z.looseObject({ patched: z.literal(1), failed: z.literal(1) });
            patch.parse(await caller.done('record.bulkPatch', { table: TABLE, items }));
            assert.equal((await rowOf(1))['price'], 11);
            assert.deepEqual(await caller.done('record.delete', { table: TABLE, id: 5 }), {
                deleted: true,
                id: 5,
            });
            await assert.rejects(rowOf(5));
        });
        await check('the proxy refuses what is not on its list', async () => {
            await caller.refused(403, 'permission', 'record.get', { table: 'orders', id: 1 });
            await caller.refused(403, 'permission', 'record.get', { table: '__proto__', id: 1 });
            await caller.refused(403, 'permission', 'record.delete', { table: 'customers', id: 1 });
            await caller.refused(403, 'permission', 'record.search', {
                table: TABLE,
                filter: { 'cost|>': 1 },
            });
            await caller.refused(403, 'permission', 'record.search', {
                table: TABLE,
                sort: { column: 'cost' },
            });
            await caller.refused(403, 'permission', 'record.update', {
                table: TABLE,
                id: 1,
                values: { cost: 1 },
            });
            await caller.refused(404, 'not-found', 'table.delete', { table: TABLE });
            await caller.refused(404, 'not-found', 'constructor');
            assert.equal((await rowOf(1))['cost'], 5);
        });
        await check('the proxy refuses what makes no sense', async () => {
            await caller.refused(400, 'validation', 'record.get', { table: TABLE });
            await caller.refused(400, 'validation', 'record.get', { table: TABLE, id: '1/../2' });
            await caller.refused(400, 'validation', 'record.get', { table: TABLE, id: 1, workspace: 2 });
            await caller.refused(400, 'validation', 'record.search', { table: TABLE, limit: 4 });
            await caller.refused(400, 'validation', 'record.search', {
                table: TABLE,
                filter: { field: 'cost', value: 1 },
            });
            await caller.refused(400, 'validation', 'record.search', {
                table: TABLE,
                filter: { 'price|near': 1 },
            });
            await caller.refused(400, 'validation', 'record.create', { table: TABLE, values: {} });
            assert.match(
                await caller.refused(400, 'validation', 'record.create', {
                    table: TABLE,
                    values: { name: 'x', price: 'much' },
                }),
                /price/,
            );
            await caller.refused(400, 'validation', 'record.create', { table: TABLE, values: { price: 1 } });
        });
        await check('the proxy tells that a record is not there', async () => {
            const missing = { table: TABLE, id: 999_999 };
            assert.equal(
                await caller.refused(404, 'not-found', 'record.get', missing),
                'There is no such record',
            );
            await caller.refused(404, 'not-found', 'record.update', { ...missing, values: { price: 1 } });
        });
        await check('the proxy refuses a wrong key and a body that is no JSON', async () => {
            const body = JSON.stringify({ operation: 'table.list' });
            assert.equal((await caller.send(body, {})).status, 403);
            assert.equal((await caller.send(body, { [HEADER]: `${key}x` })).status, 403);
            const cut = await caller.send('{"operation":');
            assert.equal(cut.status, 422);
            JSON.parse(cut.text);
            assert.equal((await caller.send('')).status, 400);
            assert.equal(
                (await caller.send('not JSON', { [HEADER]: key, 'content-type': 'text/plain' })).status,
                400,
            );
            assert.equal((await caller.send('[]')).status, 400);
        });
        await check('the proxy answers the preflight of a browser', async () => {
            const { status, headers } = await caller.preflight();
            assert.equal(status, 204);
            assert.equal(headers.get('access-control-allow-origin'), ORIGIN);
            assert.match(headers.get('access-control-allow-headers') ?? '', /x-proxy-key/i);
        });
    });
    await check('no answer of the proxy holds a secret or an address', () => {
        const all = caller.answers.map(({ text, headers }) => text + JSON.stringify([...headers])).join('\n');
        for (const hidden of [
            sandbox.tokens.full,
            key,
            sandbox.origin,
            'workspace_id',
            'table_id',
            '"stack"',
        ]) {
            assert.ok(
                !all.includes(hidden),
                `an answer holds ${hidden === key || hidden === sandbox.tokens.full ? 'a secret' : hidden}`,
            );
        }
    });
}
