import { describe, expect, test } from '@jest/globals';
import { createClient, createClientOf, everyRequest } from 'xano-connect';
import { columnTypes, isColumnType, typeFacts } from '../../core/src/schema/index.js';
import { fakeRuntime } from '../unit/support/fake-runtime.js';
import { facts } from './facts.js';

const ADDER = /\/schema\/type\/(\w+)$/;

const adders = new Map(
    facts.flatMap((fact) => {
        const type = ADDER.exec(fact.path)?.[1];
        return type === undefined ? [] : [[type, fact] as const];
    }),
);

/** A value for every key that some type takes; which of them a type is given is Xano's list. */
const VALUES: Readonly<Record<string, unknown>> = {
    description: 'What it is',
    nullable: true,
    required: true,
    access: 'private',
    sensitive: true,
    format: 'markdown',
    values: ['open', 'done'],
    vector: { size: 3 },
    children: [{ name: 'street', type: 'text' }],
    tableref_id: 12,
};

const DEFAULTS: Readonly<Record<string, unknown>> = { bool: true, decimal: 1.5, int: 7, enum: 'open' };
const FILTERS: Readonly<Record<string, unknown>> = { text: { trim: true }, password: { min: 8 } };

/** OpenAPI types the default of a uuid as a whole number, which no uuid is: none is sent. */
const isSlip = (type: string, key: string): boolean => type === 'uuid' && key === 'default';

function valueOf(type: string, key: string): unknown {
    if (key === 'name') return 'x';
    // A list has no default to begin with.
    if (key === 'style') return adders.get(type)?.keys?.['default'] === undefined ? 'list' : 'single';
    if (key === 'default') return DEFAULTS[type] ?? '[1,2,3]';
    if (key === 'filters') return FILTERS[type] ?? { min: 1 };
    return VALUES[key];
}

function jsonOf(body: unknown): Record<string, unknown> {
    if (typeof body !== 'string') throw new Error('the request has no text as its body');
    return JSON.parse(body) as Record<string, unknown>;
}

const OPTIONS = { instanceUrl: 'https://xabc-defg-hijk.n7.xano.io', accessToken: 'contract-test-token' };

const givenFor = (type: string, keys: readonly string[]) => ({
    workspace_id: 1,
    table_id: 2,
    name: 'x',
    ...Object.fromEntries(keys.map((key) => [key, valueOf(type, key)])),
});

/** What the operation of that type alone sends. */
async function sentByOwn(type: string, keys: readonly string[]) {
    const runtime = fakeRuntime({ json: { name: 'x' } });
    const xano = createClientOf(everyRequest, OPTIONS, runtime);
    await xano.run(ownOperation(type), givenFor(type, keys));
    const { url, body } = runtime.requests[0]!;
    return { type: ADDER.exec(url)?.[1], body: jsonOf(body) };
}

const ownOperation = (type: string): string =>
    `column.add${type.replace(/(?:^|_)(\w)/g, (_, first: string) => first.toUpperCase())}`;

async function sentFor(type: string, keys: readonly string[]) {
    const runtime = fakeRuntime({ json: { name: 'x' } });
    const xano = createClient(OPTIONS, runtime);
    const stored = type === 'tablerefuuid' ? 'uuid' : type === 'tableref' ? 'int' : type;
    await xano.column.add({ ...givenFor(type, keys), type: stored });
    const { url, body } = runtime.requests[0]!;
    return { type: ADDER.exec(url)?.[1], body: jsonOf(body) };
}

describe('adding a column', () => {
    test('every stored type and both references have their endpoint', () => {
        expect([...adders.keys()].sort()).toEqual([...columnTypes, 'tableref', 'tablerefuuid'].sort());
    });

    test.each([...adders])(
        '%s: every key its endpoint takes can be given, and is sent',
        async (type, fact) => {
            const keys = Object.keys(fact.keys ?? {}).filter((key) => !isSlip(type, key));
            const sent = await sentFor(type, keys);
            expect(sent.type).toBe(type);
            expect(Object.keys(sent.body).sort()).toEqual([...keys].sort());
            for (const key of keys.filter((one) => one !== 'children')) {
                expect([key, sent.body[key]]).toEqual([key, valueOf(type, key)]);
            }
        },
    );

    test.each([...adders])('%s: its own operation sends the same', async (type, fact) => {
        const keys = Object.keys(fact.keys ?? {}).filter((key) => !isSlip(type, key));
        expect(await sentByOwn(type, keys)).toEqual(await sentFor(type, keys));
    });

    test.each(['decimal', 'int', 'password', 'text', 'vector'].filter(isColumnType))(
        '%s: its own operation takes every filter of the type, and no other',
        async (type) => {
            const { filters = {} } = typeFacts[type];
            const values = { bool: true, whole: 1, text: 'a' };
            const all = Object.fromEntries(
                Object.entries(filters).map(([name, kind]) => [name, values[kind]]),
            );
            const least = type === 'vector' ? { vector: { size: 3 } } : {};
            const add = async (given: object): Promise<unknown> => {
                const runtime = fakeRuntime({ json: { name: 'x' } });
                const xano = createClientOf(everyRequest, OPTIONS, runtime);
                await xano.run(ownOperation(type), { ...givenFor(type, []), ...least, filters: given });
                return jsonOf(runtime.requests[0]?.body)['filters'];
            };
            expect(await add(all)).toEqual(all);
            await expect(add({ ...all, no_such_filter: true })).rejects.toMatchObject({ kind: 'validation' });
        },
    );

    test.each([...adders])(
        '%s: what must be there is there with as little as can be given',
        async (type, fact) => {
            const required = Object.keys(fact.keys ?? {}).filter(
                (key) => fact.keys?.[key]?.required === true,
            );
            const least = ['enum', 'object'].includes(type) ? ['values', 'children'] : [];
            const needed = Object.keys(fact.keys ?? {}).filter((key) => least.includes(key));
            const { body } = await sentFor(type, [...new Set([...required, ...needed])]);
            expect(Object.keys(body)).toEqual(expect.arrayContaining(required));
            expect(Object.keys(body).filter((key) => !(key in (fact.keys ?? {})))).toEqual([]);
        },
    );
});
