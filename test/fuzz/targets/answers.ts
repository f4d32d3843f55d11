import fc from 'fast-check';
import { createClient } from '../../../core/src/xano.js';
import type { Xano } from '../../../core/src/xano.js';
import { TransportFailure } from '../../../core/src/runtime.js';
import type { HttpResponse } from '../../../core/src/runtime.js';
import { attempt, requireSilence } from '../check.js';
import {
    constantText,
    damaged,
    deepText,
    jsonText,
    listText,
    objectText,
    oddText,
    repeating,
    TOKEN,
} from '../odd.js';
import { OddRuntime } from '../runtime.js';
import type { Target } from '../target.js';

const column = objectText({
    name: constantText('id', 'name', 'created_at', 'a b', '__proto__'),
    type: constantText('int', 'text', 'enum', 'object', 'timestamp', 'vector', 'nonsense'),
    nullable: constantText(true, false),
    default: constantText('', '0', 'now'),
    children: listText(objectText({ name: constantText('x'), type: constantText('text') }), 2),
    validators: objectText({}),
});

const row = objectText({
    id: constantText(1, 2, '3'),
    name: constantText('orders', 'a'),
    schema: listText(column),
    index: listText(
        objectText({
            type: constantText('primary', 'btree|unique'),
            fields: listText(objectText({ name: constantText('id') })),
        }),
    ),
    created_at: constantText(1767225600000, '2026-01-01 00:00:00+0000'),
    verb: constantText('GET'),
    uri: constantText('https://x1.n7.xano.io/api:a/b?c=1'),
    duration: constantText(0.1, -1, 1e308),
    status: constantText(200, 500),
    request_headers: listText(constantText(`Authorization: Bearer ${TOKEN}`, 'Cookie: a', '')),
    response_headers: listText(constantText('X: y')),
});

const page = objectText({
    curPage: constantText(1),
    nextPage: constantText(null, 2, 3, 0, -1, 1.5, 1e308),
    itemsTotal: constantText(0, 1, 1e9),
    items: listText(row),
});

const complaint = objectText({
    code: constantText('ERROR_CODE_INPUT_ERROR', 'ERROR_FATAL', 'ERROR_CODE_NOT_FOUND'),
    message: constantText(
        `Your plan only supports 10 requests per 20 seconds. ${TOKEN}`,
        'Unsupported parameter reference - name',
        `Bearer ${TOKEN}`,
        'duplicate',
    ),
    payload: objectText({ param: constantText('name'), token: constantText(TOKEN) }),
});

const body = repeating(
    damaged(
        fc.oneof(
            { weight: 4, arbitrary: page },
            { weight: 3, arbitrary: listText(row) },
            { weight: 3, arbitrary: row },
            { weight: 3, arbitrary: complaint },
            { weight: 2, arbitrary: jsonText },
            { weight: 2, arbitrary: oddText },
            { weight: 1, arbitrary: listText(page, 1) },
        ),
    ),
);

const headers = fc.record(
    {
        'content-type': fc.constantFrom('application/json; charset=UTF-8', 'text/html', 'text/plain', ''),
        'retry-after': fc.constantFrom('0', '3', '-1', '1e9', 'x', 'Wed, 21 Oct 2026 07:28:00 GMT'),
        location: fc.constantFrom(`https://elsewhere.example/?token=${TOKEN}`, '/', '\\'),
        'x-trace-id': repeating(oddText),
    },
    { requiredKeys: [] },
);

const response: fc.Arbitrary<HttpResponse> = fc.record({
    status: fc.oneof(
        { weight: 5, arbitrary: fc.constant(200) },
        {
            weight: 3,
            arbitrary: fc.constantFrom(201, 204, 301, 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 503),
        },
        { weight: 1, arbitrary: fc.integer({ min: 100, max: 999 }) },
    ),
    headers,
    body: fc.oneof({ weight: 60, arbitrary: body }, { weight: 1, arbitrary: deepText }),
});

const answer = fc.oneof(
    { weight: 20, arbitrary: response },
    {
        weight: 1,
        arbitrary: fc
            .constantFrom('unreachable', 'broken', 'timeout', 'too-long' as const)
            .map(
                (reason) =>
                    new TransportFailure(reason, { sent: reason !== 'unreachable', cause: new Error('odd') }),
            ),
    },
);

async function first<T>(items: AsyncIterable<T>, most: number): Promise<T[]> {
    const read: T[] = [];
    for await (const item of items) {
        read.push(item);
        if (read.length >= most) break;
    }
    return read;
}

/** One call of each way an answer is read. */
const CALLS: readonly ((xano: Xano) => Promise<unknown>)[] = [
    (xano) => xano.record.list({ table_id: 1 }),
    (xano) => first(xano.record.list.iterate({ table_id: 1 }), 50),
    (xano) => first(xano.record.search.iterate({ table_id: 'orders', search: { id: 1 } }), 50),
    (xano) => xano.record.get({ table_id: 1, row_id: 1 }),
    (xano) => xano.record.create({ table_id: 1, row: { name: 'a' } }),
    (xano) => xano.record.findDuplicates({ table_id: 1, columns: ['name'] }),
    (xano) => xano.record.upsert({ table_id: 1, match: ['name'], row: { name: 'a' } }),
    (xano) => xano.record.delete({ table_id: 1, row_id: 1 }),
    (xano) => xano.table.list({}),
    (xano) => xano.table.get({ table_id: 'orders' }),
    (xano) => xano.table.add({ name: 'a' }),
    (xano) => xano.table.ensure({ name: 'orders', fields: { name: 'text' } }),
    (xano) => xano.column.ensure({ table_id: 1, name: 'name', type: 'text' }),
    (xano) => xano.column.list({ table_id: 1 }),
    (xano) => xano.workspace.list({}),
    (xano) => xano.workspace.get({ workspace_id: 'CRM' }),
    (xano) => xano.workspace.export({ workspace_id: 1 }),
    (xano) => xano.branch.list({}),
    (xano) => xano.requestHistory.list({}),
    (xano) => xano.requestHistory.summary({ from: '2026-01-01', to: '2026-01-08' }),
    (xano) => xano.auditLog.list({}),
    (xano) => xano.apiGroup.list({}),
    (xano) => xano.account.instances({}),
    (xano) => xano.file.list({}),
    (xano) => xano.diagnose(),
];

/** Every wait together: the limit of the call, and of its last attempt. */
const LONGEST_MS = 20_000;

export const answers: Target = {
    name: 'answers of the Metadata API',
    share: 10,
    property: fc.asyncProperty(
        fc.nat({ max: CALLS.length - 1 }),
        fc.array(answer, { minLength: 1, maxLength: 4 }),
        async (which, all) => {
            const runtime = new OddRuntime(
                (_, index) => all[index % all.length] ?? { status: 200, headers: {}, body: '' },
            );
            const xano = createClient(
                {
                    instanceUrl: 'https://x1.n7.xano.io',
                    accessToken: TOKEN,
                    workspaceId: 1,
                    retries: 1,
                    timeoutMs: 1000,
                    totalTimeoutMs: LONGEST_MS,
                    logger: requireSilence,
                },
                runtime,
            );
            await attempt(() => runtime.run(async () => CALLS[which]?.(xano)));
        },
    ),
};
