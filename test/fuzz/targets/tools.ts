import fc from 'fast-check';
import { XanoError } from '../../../core/src/errors.js';
import { adaptArguments, runPlan } from '../../../core/src/mcp/adapt/index.js';
import { buildArguments, describeInputs, readValues } from '../../../core/src/mcp/forms/index.js';
import { readToolResult } from '../../../core/src/mcp/result.js';
import { toolError } from '../../../core/src/mcp/tool-error.js';
import { knownTools, searchTools } from '../../../core/src/mcp/tools/index.js';
import type { JsonSchema, McpTool, RawToolResult } from '../../../core/src/mcp/types.js';
import { attempt, attemptOwn, requirePlain } from '../check.js';
import {
    constantText,
    deepText,
    jsonText,
    listText,
    objectText,
    oddValue,
    parsed,
    repeating,
    TOKEN,
} from '../odd.js';
import type { Target } from '../target.js';

const NAMES = [
    'a',
    'b',
    'a.b',
    'a[0]',
    '',
    '__proto__',
    'constructor',
    'toString',
    'workspace_id',
    'table_id',
    'search',
];

/** JSON Schema, references to itself and to nothing included. */
const schemaText: fc.Arbitrary<string> = fc.letrec<{ schema: string; properties: string }>((tie) => {
    const inner = fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        constantText({ type: 'string' }),
        tie('schema'),
    );
    return {
        properties: fc
            .array(fc.tuple(fc.constantFrom(...NAMES), inner), { maxLength: 4 })
            .map((all) => `{${all.map(([name, one]) => `${JSON.stringify(name)}:${one}`).join(',')}}`),
        schema: objectText(
            {
                type: constantText(
                    'object',
                    'string',
                    'integer',
                    'array',
                    ['string', 'null'],
                    ['object', 'array'],
                    'odd',
                ),
                properties: tie('properties'),
                required: constantText(['a'], ['a', 'b'], 'a'),
                additionalProperties: fc.oneof(constantText(true, false), inner),
                items: inner,
                oneOf: listText(inner, 3),
                anyOf: listText(inner, 3),
                allOf: listText(inner, 3),
                $ref: constantText(
                    '#',
                    '#/properties/a',
                    '#/$defs/x',
                    '#/nowhere',
                    'https://elsewhere.example',
                    '#/__proto__',
                ),
                $defs: fc.oneof(
                    constantText({ x: { $ref: '#/$defs/x' } }, { x: { $ref: '#' } }),
                    tie('properties'),
                ),
                enum: fc.oneof(
                    constantText(['x', 'y', 1, null]),
                    constantText(Array.from({ length: 500 }, (_, i) => i)),
                ),
                const: constantText(1, '__proto__'),
                default: constantText('x', {}),
                description: constantText('text'),
            },
            6,
        ),
    };
}).schema;

/** The top of a tool's input is an object in nearly every case. */
export const inputText = fc
    .tuple(schemaText, fc.boolean())
    .map(([text, asIs]) => (asIs ? text : `{"type":"object","properties":{"a":${text},"b":${text}}}`));

const asSchema = (value: unknown): JsonSchema => value as JsonSchema;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Fields of a form from a schema; arguments go into values and come out of them unchanged. */
export const forms: Target = {
    name: 'tool schemas as forms',
    share: 14,
    property: fc.asyncProperty(
        fc.oneof({ weight: 80, arbitrary: inputText }, { weight: 1, arbitrary: deepText }),
        jsonText,
        async (schema, argsText) => {
            const given: unknown = JSON.parse(schema);
            if (typeof given !== 'object' || given === null) return;
            const fields = describeInputs(asSchema(given));
            requirePlain(fields);
            const paths = fields.map(({ path }) => path);
            if (new Set(paths).size !== paths.length)
                throw new Error(`two fields have one path: ${paths.join(', ')}`);
            const args: unknown = JSON.parse(argsText);
            if (typeof args !== 'object' || args === null || Array.isArray(args)) return;
            const values = readValues(fields, args as Record<string, unknown>);
            requirePlain(values);
            const built = await attemptOwn(() => buildArguments(fields, values));
            if (built === undefined) return;
            if (!same(readValues(fields, built as Record<string, unknown>), values))
                throw new Error(`read again: ${JSON.stringify(built)} for ${JSON.stringify(values)}`);
        },
    ),
};

const TOOLS = knownTools().map(({ name }) => name);

const toolOf = (name: string, inputSchema: unknown): McpTool => ({
    name,
    inputSchema: asSchema(inputSchema),
});

const keyOf = fc.constantFrom(
    ...[
        'workspace_id',
        'table_id',
        'table_name',
        'search',
        'filters',
        'sort',
        'limit',
        'offset',
        'page',
        'per_page',
    ],
    ...[
        'fields',
        'schema',
        'name',
        'where',
        'data',
        'items',
        'records',
        'row_id',
        'ids',
        'unique',
        'from',
        'to',
        'group_by',
    ],
);

const argsText = fc
    .array(
        fc.tuple(
            keyOf,
            fc.oneof(jsonText, constantText('ws_12', '7', 'orders', { and: [] }, ['a'], '2024-01-01', '> 5')),
        ),
        {
            maxLength: 6,
        },
    )
    .map((all) => `{${all.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`);

/** A schema as Xano's tools have it: flat, with names that are known. */
const usualSchema = fc
    .array(
        fc.tuple(
            keyOf,
            constantText(
                { type: 'integer' },
                { type: 'string' },
                { type: 'object' },
                { type: 'array' },
                {},
                { enum: ['a', 'b'] },
            ),
        ),
    )
    .map(
        (all) =>
            `{"type":"object","properties":{${all.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}}`,
    );

/** Arguments of any form for tools with any schema, on a server that answers anything. */
export const adapting: Target = {
    name: 'arguments for tools',
    share: 12,
    property: fc.asyncProperty(
        fc.constantFrom(...TOOLS, 'unknownTool'),
        parsed(fc.oneof(usualSchema, inputText)),
        fc.oneof({ weight: 6, arbitrary: parsed(argsText) }, { weight: 1, arbitrary: oddValue }),
        fc.array(
            parsed(
                fc.oneof(
                    jsonText,
                    listText(objectText({ id: constantText(1), name: constantText('orders') })),
                ),
            ),
            {
                minLength: 1,
                maxLength: 3,
            },
        ),
        async (name, schema, args, answers) => {
            if (typeof schema !== 'object' || schema === null) return;
            const tools = TOOLS.map((one) => toolOf(one, one === name ? schema : { type: 'object' }));
            const tool = tools.find((one) => one.name === name) ?? toolOf(name, schema);
            let calls = 0;
            const call = (): Promise<unknown> => {
                if (++calls > 400) throw new Error('it goes on calling');
                return Promise.resolve(answers[calls % answers.length]);
            };
            await attemptOwn(async () => {
                const plan = await adaptArguments(tool, args, {
                    tools,
                    call,
                    now: () => Date.UTC(2026, 0, 15),
                    workspaceId: 1,
                });
                return runPlan(plan, call);
            });
        },
    ),
};

const resultText = objectText({
    content: listText(
        objectText({
            type: constantText('text', 'image'),
            text: fc.oneof(
                jsonText.map((json) => JSON.stringify(json)),
                constantText(TOKEN, 'invalid token', 'Error: access denied'),
            ),
        }),
        3,
    ),
    structuredContent: fc.oneof(
        jsonText,
        objectText({
            request_headers: listText(constantText(`Authorization: Bearer ${TOKEN}`, { toString: 1 })),
        }),
    ),
    isError: constantText(true, false),
});

const envelope = objectText({
    code: constantText('ERROR_FATAL', `ERROR_${TOKEN}`),
    message: constantText('m', TOKEN),
    payload: objectText({ param: constantText('p', TOKEN), line: constantText(1), col: constantText(-1) }),
});

export const results: Target = {
    name: 'results of tools',
    share: 12,
    property: fc.asyncProperty(
        fc.constantFrom(...TOOLS, 'unknownTool'),
        fc.oneof(
            { weight: 60, arbitrary: repeating(resultText) },
            {
                weight: 20,
                arbitrary: envelope.map(
                    (text) => `{"content":[{"type":"text","text":${JSON.stringify(text)}}]}`,
                ),
            },
            { weight: 1, arbitrary: deepText.map((text) => `{"structuredContent":${text}}`) },
        ),
        async (name, text) => {
            const raw: unknown = JSON.parse(text);
            if (typeof raw !== 'object' || raw === null) return;
            const tool = { name };
            await attempt(() => {
                const result = readToolResult(raw as RawToolResult, name);
                if (!result.isError) return result;
                throw toolError(result, tool, { secrets: [TOKEN], transport: 'streamable' });
            });
        },
    ),
};

export const finding: Target = {
    name: 'searches for tools',
    share: 4,
    property: fc.asyncProperty(
        oddValue,
        fc.array(
            parsed(
                objectText({
                    name: constantText('getTables', 'x'),
                    description: constantText('d'),
                    inputSchema: constantText({}),
                }),
            ),
        ),
        async (query, live) => {
            await attemptOwn(() => {
                const tools = live.filter((one): one is McpTool => {
                    const name: unknown = (one as { name?: unknown }).name;
                    return typeof name === 'string';
                });
                if (typeof query !== 'object' || query === null)
                    throw new XanoError({ kind: 'validation', message: 'no query' });
                return searchTools(query, tools);
            });
        },
    ),
};
