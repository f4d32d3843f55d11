import fc from 'fast-check';
import { createClient } from '../../../core/src/xano.js';
import type { Xano } from '../../../core/src/xano.js';
import { catalogue } from '../../../core/src/operations/index.js';
import type { Operation } from '../../../core/src/operation.js';
import { describeFields, compareSchema, toColumnAdder } from '../../../core/src/schema/index.js';
import type { Column, Index } from '../../../core/src/schema/index.js';
import {
    filtersToSearch,
    isEmptySearch,
    searchColumns,
    toXanoSearch,
    toXanoSort,
} from '../../../core/src/search/index.js';
import { isPlainObject } from '../../../core/src/invalid-input.js';
import { attemptOwn } from '../check.js';
import {
    constantText,
    deepText,
    jsonText,
    listText,
    objectText,
    oddText,
    oddValue,
    parsed,
    TOKEN,
} from '../odd.js';
import { OddRuntime } from '../runtime.js';
import type { Target } from '../target.js';

const OPERATORS = [
    '=',
    '!=',
    '>',
    '>=',
    'in',
    'not in',
    'contains',
    'between',
    'is null',
    '~',
    'LIKE',
    '',
    'odd',
];

const condition = objectText({
    field: constantText('id', 'a.b', '', '__proto__'),
    operator: constantText(...OPERATORS),
    value: jsonText,
});

const searchText: fc.Arbitrary<string> = fc.letrec<{ search: string; group: string; statement: string }>(
    (tie) => ({
        search: fc.oneof(
            { maxDepth: 5, depthSize: 'small' },
            condition,
            fc
                .array(
                    fc.tuple(
                        fc.constantFrom('id', 'name|!=', 'or|name', 'price|>=|x', '__proto__|in', '|', 'a'),
                        jsonText,
                    ),
                    { maxLength: 3 },
                )
                .map((all) => `{${all.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`),
            tie('group'),
            tie('statement'),
            listText(tie('search'), 3),
        ),
        group: objectText({
            and: listText(tie('search'), 3),
            or: listText(tie('search'), 3),
            not: tie('search'),
        }),
        statement: objectText({
            type: constantText('statement', 'group'),
            or: constantText(true),
            statement: objectText({
                left: objectText({ operand: constantText('$db.id', '$db.__proto__.x') }),
                op: constantText('=', 'in'),
                right: objectText({ operand: jsonText }),
            }),
            group: objectText({ expression: listText(tie('search'), 3) }),
        }),
    }),
).search;

const sortText = fc.oneof(
    constantText('id', '-id', 'id desc', '', ['id', 'id'], { id: 'desc', a: 'ASC' }, [{ id: 'sideways' }], {
        __proto__x: 1,
    }),
    jsonText,
);

const either = (text: fc.Arbitrary<string>) =>
    fc.oneof(
        { weight: 40, arbitrary: parsed(text) },
        { weight: 8, arbitrary: oddValue },
        { weight: 1, arbitrary: parsed(deepText) },
    );

/** What the types do not let through, plain JavaScript does. */
const untyped = (value: unknown): never => value as never;

export const searches: Target = {
    name: 'searches and sorts',
    share: 20,
    property: fc.asyncProperty(either(searchText), either(sortText), async (search, sort) => {
        await attemptOwn(() => toXanoSearch(untyped(search)));
        await attemptOwn(() => isEmptySearch(search));
        await attemptOwn(() => searchColumns(untyped(search)));
        await attemptOwn(() => toXanoSort(untyped(sort)));
        // Said to be of texts and lists of them by whoever hands them over.
        if (typeof search === 'object' && search !== null)
            await attemptOwn(() => toXanoSearch(filtersToSearch(untyped(search))));
    }),
};

const fieldText: fc.Arbitrary<string> = fc.letrec<{ field: string }>((tie) => ({
    field: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        constantText('text', 'int', 'string?', 'nonsense', 'text[]', ''),
        objectText({
            name: constantText('a', 'id', '__proto__', 'created_at'),
            type: constantText(
                'text',
                'int',
                'decimal',
                'enum',
                'object',
                'timestamp',
                'vector',
                'image',
                'tableref',
                'x',
            ),
            required: constantText(true, 'yes'),
            unique: constantText(true),
            default: constantText(0, 'now', '', null, [], 1e308),
            values: constantText(['a', 'b'], ['a', 'a'], [], 'a'),
            children: fc.oneof(listText(tie('field'), 2), jsonText),
            filters: objectText({ min: constantText(1, 'x'), trim: constantText(true) }),
            foreign_key: constantText('orders', 1, 'orders.id', { table: 'x' }),
            size: constantText(3, -1, 1.5),
            style: constantText('list', 'single'),
        }),
    ),
})).field;

const fieldsText = fc.oneof(
    listText(fieldText, 4),
    fc
        .array(fc.tuple(fc.constantFrom('a', 'b', 'id', '__proto__', 'constructor', 'a b'), fieldText), {
            maxLength: 4,
        })
        .map((all) => `{${all.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`),
);

const columnsText = listText(
    objectText({
        name: constantText('a', 'b', 'id', '__proto__'),
        type: constantText('text', 'int', 'enum', 'object', 'vector', 'odd'),
        nullable: constantText(true),
        required: constantText(true),
        default: constantText('', '0', 0),
        values: constantText(['a']),
        validators: objectText({ min: constantText(1) }),
        children: jsonText,
        style: constantText('list', 'single', { type: 'list' }),
    }),
    4,
);

const objects = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
    Array.isArray(value) ? value.filter(isPlainObject) : [];

/** Described fields, held against columns as a server may list them. */
export const schemas: Target = {
    name: 'table schemas',
    share: 12,
    property: fc.asyncProperty(either(fieldsText), parsed(columnsText), async (fields, current) => {
        const described = await attemptOwn(() => describeFields(untyped(fields)));
        await attemptOwn(() => toColumnAdder(untyped(fields)));
        if (described === undefined) return;
        // What is no column of a table is told apart where answers are read.
        const columns = objects(current).filter(
            ({ name }) => typeof name === 'string',
        ) as unknown as Column[];
        const indexes: Index[] = [];
        await attemptOwn(() => describeFields(untyped(fields), 'fields', columns));
        await attemptOwn(() =>
            compareSchema({ columns, indexes }, described as ReturnType<typeof describeFields>),
        );
    }),
};

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
                  ? ANSWERS[0]
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
