import fc from 'fast-check';
import type { Operation } from '../../../core/src/operation.js';
import { catalogue } from '../../../core/src/operations/index.js';
import { createClient } from '../../../core/src/xano.js';
import type { Xano } from '../../../core/src/xano.js';
import { attemptOwn } from '../check.js';
import { constantText, either, jsonText, TOKEN } from '../odd.js';
import { OddRuntime } from '../runtime.js';
import type { Target } from '../target.js';

const OPERATIONS = Object.values(catalogue).flatMap((operations) => Object.values<Operation>(operations));

const inputText = fc
    .array(
        fc.tuple(
            fc.constantFrom(
                ...[
                    'workspace_id',
                    'table_id',
                    'row_id',
                    'items',
                    'row',
                    'search',
                    'sort',
                    'fields',
                    'columns',
                    'name',
                    'page',
                ],
                ...[
                    'per_page',
                    'confirm',
                    'match',
                    'updates',
                    'row_ids',
                    'from',
                    'to',
                    'data_source',
                    'branch',
                    'type',
                    'schema',
                ],
                ...[
                    'resumeFrom',
                    'apigroup_id',
                    'api_id',
                    'content',
                    'filename',
                    'indexes',
                    'values',
                    'mode',
                    'into',
                    'keep',
                ],
            ),
            fc.oneof(
                jsonText,
                constantText(1, 'orders', true, [{ name: 'a' }], { name: 'a' }, ['a'], '2026-01-01', [1, 2]),
            ),
        ),
        { maxLength: 8 },
    )
    .map((all) => `{${all.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`);

const ANSWERS = [
    { curPage: 1, nextPage: null, itemsTotal: 1, items: [{ id: 1, name: 'orders', schema: [] }] },
    [{ id: 1, name: 'orders' }],
    { id: 1, name: 'orders', schema: [{ name: 'id', type: 'int' }], index: [] },
    null,
];

/** Any input for any operation; the server behind it is a good one. */
export const operations: Target = {
    name: 'inputs of operations',
    share: 12,
    property: fc.asyncProperty(
        fc.constantFrom(...OPERATIONS),
        either(inputText),
        fc.nat({ max: ANSWERS.length - 1 }),
        async (operation, input, which) => {
            const runtime = new OddRuntime(() => ({
                status: 200,
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify(ANSWERS[which]),
            }));
            const xano: Xano = createClient(
                { instanceUrl: 'https://x1.n7.xano.io', accessToken: TOKEN, workspaceId: 1, retries: 0 },
                runtime,
            );
            await attemptOwn(() => runtime.run(() => xano.run(operation.id, input)));
        },
    ),
};
