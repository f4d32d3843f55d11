import fc from 'fast-check';
import { columnTypes } from '../../../core/src/schema/index.js';
import { createClient } from '../../../core/src/xano.js';
import { attemptOwn } from '../check.js';
import {
    constantText,
    either,
    jsonText,
    objectText,
    oddText,
    oddValue,
    parsed,
    TOKEN,
    untyped,
} from '../odd.js';
import { OddRuntime } from '../runtime.js';
import type { Target } from '../target.js';

const checkpointText = objectText({
    format: fc.oneof(
        { weight: 8, arbitrary: constantText('xano-connect/checkpoint') },
        { weight: 1, arbitrary: oddText.map((text) => JSON.stringify(text)) },
    ),
    version: fc.oneof(
        { weight: 8, arbitrary: constantText(1) },
        { weight: 1, arbitrary: constantText(2, '1', null) },
    ),
    operation: constantText('record.bulkAdd'),
    target: fc.oneof(
        {
            weight: 4,
            arbitrary: constantText({
                instance: 'https://x1.n7.xano.io/api:meta',
                workspace_id: 1,
                table_id: 1,
            }),
        },
        { weight: 1, arbitrary: jsonText },
    ),
    done_to: constantText(0, 1, -1, 1e308, 'x'),
    settled: constantText(
        [],
        [[0, 1]],
        [[1, 0]],
        [[0, 1e15]],
        [
            [0, 1],
            [0, 1],
        ],
        [['0', 1]],
    ),
    in_flight: constantText(
        [],
        [{ from: 0, to: 1, hash: 'x', sent_at: 1 }],
        [{ from: 5, to: 2 }],
        [{ from: 0, to: 1, hash: 'x', sent_at: 1, above_id: 1e15 }],
    ),
    added_ids: constantText([], [[1, 2]], [[0, 1e15]]),
    statuses: constantText({}, { added: 1 }, { added: -1 }, { __proto__x: 1 }),
    counts: jsonText,
});

/** A checkpoint from a file that was cut, edited or written by something else. */
export const checkpoints: Target = {
    name: 'checkpoints',
    share: 6,
    property: fc.asyncProperty(either(checkpointText), async (checkpoint) => {
        const runtime = new OddRuntime(({ url }) => {
            const isTable = /\/table\/1$/.test(url);
            const answer = isTable
                ? {
                      id: 1,
                      name: 'orders',
                      schema: [
                          { name: 'id', type: 'int' },
                          { name: 'name', type: 'text' },
                      ],
                      index: [],
                  }
                : isPage(url)
                  ? { curPage: 1, nextPage: null, itemsTotal: 1, items: [{ id: 1, name: 'orders' }] }
                  : [1];
            return {
                status: 200,
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify(answer),
            };
        });
        const xano = createClient(
            { instanceUrl: 'https://x1.n7.xano.io', accessToken: TOKEN, workspaceId: 1, retries: 0 },
            runtime,
        );
        const items = [{ name: 'a' }, { name: 'b' }];
        await attemptOwn(() =>
            runtime.run(() =>
                xano.record.bulkAdd({ table_id: 1, items }, { resumeFrom: untyped(checkpoint) }),
            ),
        );
    }),
};

const isPage = (url: string): boolean => /search|[?&]page=|content$/.test(url);

const COLUMNS = columnTypes.map((type, i) => ({
    name: i === 0 ? 'id' : `c${i}`,
    type,
    nullable: i % 2 === 0,
    style: i % 5 === 0 ? 'list' : 'single',
    ...(type === 'enum' ? { values: ['a', 'b'] } : {}),
    ...(type === 'object' ? { children: [{ name: 'x', type: 'int' }] } : {}),
    ...(type === 'vector' ? { vector: { size: 2 } } : {}),
}));

const rowText = fc
    .array(
        fc.tuple(
            fc.constantFrom(...COLUMNS.map(({ name }) => name), '__proto__', 'constructor', 'unknown'),
            fc.oneof(
                jsonText,
                constantText('2026-02-30', '1e999', '12,5', 'ja', 8.64e15, -1, '{"x":1}', [1, 2], 'a'),
            ),
        ),
        { maxLength: 8 },
    )
    .map((all) => `{${all.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`);

/** Values of any kind for columns of every type, as a CSV file or a form gives them. */
export const rows: Target = {
    name: 'values of records',
    share: 10,
    property: fc.asyncProperty(
        fc.array(fc.oneof({ weight: 20, arbitrary: parsed(rowText) }, { weight: 1, arbitrary: oddValue }), {
            maxLength: 4,
        }),
        fc.constantFrom('convert', 'check', 'as-is' as const),
        fc.constantFrom('stop', 'continue' as const),
        async (items, types, on_error) => {
            const runtime = new OddRuntime(({ url }) => {
                const answer = /\/table\/1$/.test(url)
                    ? { id: 1, name: 'orders', schema: COLUMNS, index: [] }
                    : isPage(url)
                      ? { curPage: 1, nextPage: null, itemsTotal: 0, items: [] }
                      : [1, 2, 3, 4];
                return {
                    status: 200,
                    headers: { 'content-type': 'application/json' },
                    body: JSON.stringify(answer),
                };
            });
            const xano = createClient(
                { instanceUrl: 'https://x1.n7.xano.io', accessToken: TOKEN, workspaceId: 1, retries: 0 },
                runtime,
            );
            const input = { table_id: 1, items: untyped(items), types, on_error };
            await attemptOwn(() => runtime.run(() => xano.record.bulkAdd(input)));
        },
    ),
};
