import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClientOf, metadataOperations } from 'xano-connect/pure';
import type { ClientOf } from 'xano-connect/pure';
import { createRowCheck } from '../../core/src/bulk/coerce/index.js';
import { createNodeRuntime } from '../../core/src/node/runtime.js';
import { columnTypes } from '../../core/src/schema/index.js';
import { startSandbox } from '../sandbox/index.js';
import type { Sandbox } from '../sandbox/index.js';

const UUID = '0b7e4c52-93f0-4c1e-8a66-1f2d3c4b5a69';
const POINT = { type: 'point', data: { lng: 15.4, lat: 47.1 } };
const FILE = {
    access: 'public',
    path: '/vault/a.png',
    name: 'a.png',
    type: 'image',
    size: 5,
    mime: 'image/png',
};

/** By type: what people hand over, and what a reader of the table finds. */
const MEANT: Readonly<Record<string, readonly (readonly [given: unknown, stored: unknown])[]>> = {
    int: [
        ['42', 42],
        ['-7', -7],
        [9n, 9],
        ['9007199254740991', 9_007_199_254_740_991],
    ],
    decimal: [
        ['1.50', 1.5],
        ['1e3', 1000],
        ['0.30000000000000004', 0.1 + 0.2],
        [-2, -2],
    ],
    bool: [
        ['TRUE', true],
        ['false', false],
        [1, true],
        ['0', false],
        [true, true],
    ],
    text: [
        [12, '12'],
        [true, 'true'],
        ['', ''],
        ['ä€😀', 'ä€😀'],
    ],
    email: [['dana@example.test', 'dana@example.test']],
    enum: [
        ['open', 'open'],
        ['', ''],
        [36, '36'],
    ],
    uuid: [[UUID, UUID]],
    timestamp: [
        [new Date(1_767_225_600_123), 1_767_225_600_123],
        ['2026-01-01T01:00:00.123+01:00', 1_767_225_600_123],
        ['2026-01-01', 1_767_225_600_000],
        ['1767225600000', 1_767_225_600_000],
        [-1, -1],
    ],
    date: [
        ['2026-01-31', '2026-01-31'],
        [new Date(Date.UTC(2026, 0, 31)), '2026-01-31'],
    ],
    json: [
        ['{"a":[1,null]}', { a: [1, null] }],
        ['plain text', 'plain text'],
        ['[1]', [1]],
        [5, 5],
    ],
    vector: [['[1,2.5,3]', [1, 2.5, 3]]],
    object: [['{"city":"Graz","zip":"8010"}', { city: 'Graz', zip: 8010 }]],
    ...Object.fromEntries(
        columnTypes
            .filter((type) => type.startsWith('geo_'))
            .map((type) => [type, [[JSON.stringify(POINT), POINT]]]),
    ),
    ...Object.fromEntries(
        ['attachment', 'audio', 'image', 'video'].map((type) => [type, [[JSON.stringify(FILE), FILE]]]),
    ),
};

const MORE: Readonly<Record<string, object>> = {
    enum: { values: ['open', '36'] },
    vector: { vector: { size: 3 } },
    object: {
        children: [
            { name: 'city', type: 'text' },
            { name: 'zip', type: 'int' },
        ],
    },
};

let sandbox: Sandbox;
/** Single requests: nothing between the check and the server. */
let xano: ClientOf<typeof metadataOperations>;

beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'empty' });
    xano = createClientOf(
        metadataOperations,
        { instanceUrl: sandbox.origin, accessToken: sandbox.tokens.full, workspaceId: sandbox.workspaceId },
        createNodeRuntime(),
    );
}, 60_000);

afterAll(async () => {
    await xano.close();
    await sandbox.close();
});

/** A table of one column `x`, and a check made of what Xano answers about it. */
async function tableOf(type: string, more: object) {
    const id = { name: 'id', type: 'int', nullable: false, required: true } as const;
    const x = { name: 'x', type, nullable: false, required: false, ...MORE[type], ...more };
    const made = await xano.table.add({
        name: `coerce ${type} ${JSON.stringify(more)}`,
        schema: [id, x as typeof id],
        index: [{ type: 'primary', fields: [{ name: 'id' }] }],
    });
    const { schema } = await xano.table.get({ table_id: made.id });
    return { table_id: made.id, schema };
}

describe('what is converted is accepted, and reads back as it was meant', () => {
    test('every type but passwords, which nobody reads', () => {
        expect([...Object.keys(MEANT), 'password'].sort()).toEqual([...columnTypes].sort());
    });

    test.each(Object.entries(MEANT))('%s', async (type, cases) => {
        const { table_id, schema } = await tableOf(type, {});
        const check = createRowCheck(schema, 'convert');
        const ids = await xano.record.bulkAdd({ table_id, items: cases.map(([x]) => check({ x })) });
        const rows = await Promise.all(ids.map((row_id) => xano.record.get({ table_id, row_id })));
        expect(rows.map(({ x }) => x)).toEqual(cases.map(([, stored]) => stored));
        // What was read needs no conversion: a copy of it is the same row.
        const strict = createRowCheck(schema, 'check', { keepIds: true });
        for (const row of rows) expect(strict(row)).toBe(row);
    });

    test.each(Object.entries(MEANT))('a list of %s, and nothing at all', async (type, cases) => {
        const { table_id, schema } = await tableOf(type, { style: 'list', nullable: true });
        const check = createRowCheck(schema, 'convert');
        const given = cases.map(([x]) => x);
        const ids = await xano.record.bulkAdd({
            table_id,
            items: [{ x: given }, { x: '[]' }, { x: null }, { x: '' }].map(check),
        });
        const rows = await Promise.all(ids.map((row_id) => xano.record.get({ table_id, row_id })));
        expect(rows.map(({ x }) => x)).toEqual([cases.map(([, stored]) => stored), [], null, null]);
    });

    test('what is refused here is refused there, or changed without a word', async () => {
        const silent: string[] = [];
        const given: readonly (readonly [string, unknown])[] = [
            ['int', 'abc'],
            ['int', 1.5],
            ['decimal', '1,5'],
            ['bool', 'yes'],
            ['enum', 'opne'],
            ['uuid', 'abc'],
            ['timestamp', '2026-01-01T00:00:00'],
            ['date', '2026-02-30'],
            ['vector', [1]],
            ['object', []],
            ['image', '/vault/a.png'],
            ['text', null],
        ];
        for (const [type, x] of given) {
            const { table_id, schema } = await tableOf(type, { description: JSON.stringify(x) });
            expect(() => createRowCheck(schema, 'convert')({ x })).toThrow(/^Column "x" takes/);
            const row = await xano.record.create({ table_id, row: { x } }).catch(() => undefined);
            if (row !== undefined) silent.push(type);
        }
        expect(silent).toEqual(['timestamp']);
        const { table_id, schema } = await tableOf('text', { description: 'unknown column' });
        expect(() => createRowCheck(schema, 'convert')({ y: 'lost' })).toThrow(/no column "y"/);
        expect(await xano.record.create({ table_id, row: { y: 'lost' } })).not.toHaveProperty('y');
    });
});
