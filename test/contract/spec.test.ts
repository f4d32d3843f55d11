import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { facts } from './facts.js';
import type { EndpointFact, KeyFact } from './facts.js';
import { specDiff } from './spec/cli.js';
import { compareSpec } from './spec/compare.js';
import { readSpec } from './spec/read.js';

const schemaOf = ({ default: preset, max, enum: values }: KeyFact) => ({
    type: 'string',
    ...(preset === undefined ? {} : { default: preset }),
    ...(max === undefined ? {} : { maximum: max }),
    ...(values === undefined ? {} : { enum: values }),
});

/** An endpoint as Xano's OpenAPI files have it. */
function operationOf({ query = {}, headers = [], keys, body, xanoscript, scope, free }: EndpointFact) {
    const schema = {
        type: 'object',
        properties: Object.fromEntries(
            Object.entries(keys ?? {}).map(([key, fact]) => [key, schemaOf(fact)]),
        ),
        required: Object.keys(keys ?? {}).filter((key) => keys?.[key]?.required),
    };
    const content = {
        ...(body === 'json' || free
            ? { 'application/json': { schema }, 'multipart/form-data': { schema } }
            : {}),
        ...(body === 'multipart' ? { 'multipart/form-data': { schema } } : {}),
        ...(xanoscript ? { 'text/x-xanoscript': { schema: { type: 'string' } } } : {}),
    };
    return {
        description: `What it does${scope === null ? '' : `\n<br /><br />\n<b>Required API Scope:</b>\n${scope}`}`,
        parameters: [
            { name: 'workspace_id', in: 'path', required: true, schema: { type: 'integer' } },
            ...Object.entries(query).map(([name, fact]) => ({
                name,
                in: 'query',
                required: fact.required === true,
                schema: schemaOf(fact),
            })),
            ...headers.map((name) => ({ name, in: 'header', schema: { type: 'string', default: 'live' } })),
        ],
        ...(Object.keys(content).length === 0 ? {} : { requestBody: { content } }),
    };
}

function documentOf(endpoints: readonly EndpointFact[]) {
    const paths: Record<string, Record<string, unknown>> = {};
    for (const fact of endpoints) (paths[fact.path] ??= {})[fact.method.toLowerCase()] = operationOf(fact);
    return { openapi: '3.0.0', paths };
}

const ofInstance = facts.filter(({ base }) => base === undefined);
const NOTHING = { new: [], gone: [], changed: [] };
const diff = (endpoints: readonly EndpointFact[]) => compareSpec(readSpec(documentOf(endpoints)), facts);

const TASKS = ofInstance.filter(({ id }) => id.startsWith('task.'));
const CREATE = TASKS.find(({ id }) => id === 'task.create')!;
const changesTo = (changed: EndpointFact) => diff(TASKS.map((fact) => (fact === CREATE ? changed : fact)));
const withoutScript = (): EndpointFact => {
    const { xanoscript, ...fact } = CREATE;
    return fact;
};

describe('a newer document', () => {
    test('that says the same, of all endpoints or of one group', () => {
        expect(diff(ofInstance)).toEqual(NOTHING);
        expect(diff(TASKS)).toEqual(NOTHING);
    });

    test('with an endpoint more, and one less', () => {
        const path = '/workspace/{workspace_id}/task/{task_id}/archive';
        const [, ...others] = TASKS;
        expect(diff([...others, { ...CREATE, path }])).toEqual({
            new: [`POST ${path}`],
            gone: ['GET /workspace/{workspace_id}/task'],
            changed: [],
        });
    });

    test.each<[string, EndpointFact, readonly string[]]>([
        [
            'a scope',
            { ...CREATE, scope: 'Task: Write' },
            ['scope was "Workspace Task: Create", is "Task: Write"'],
        ],
        ['no scope', { ...CREATE, scope: null }, []],
        ['no script', withoutScript(), ['xanoscript was true, is none']],
        ['another body', { ...CREATE, body: 'multipart' }, ['body was "json", is "multipart"']],
        ['a header', { ...CREATE, headers: ['x-data-source'] }, ['headers was none, is "x-data-source"']],
        [
            'other parameters',
            { ...CREATE, query: { branch: {}, dry: { default: true } } },
            ['query include_xanoscript: gone', 'query dry: new'],
        ],
        [
            'other keys',
            { ...CREATE, keys: { ...CREATE.keys, tag: { required: true }, docs: { max: 9, enum: ['a'] } } },
            [
                'body docs: enum was none, is ["a"]',
                'body docs: max was none, is 9',
                'body tag: required was none, is true',
            ],
        ],
    ])('with %s', (_name, changed, changes) => {
        const endpoint = 'POST /workspace/{workspace_id}/task';
        expect(changesTo(changed).changed).toEqual(changes.length === 0 ? [] : [{ endpoint, changes }]);
    });
});

describe('npm run spec:diff', () => {
    const folder = mkdtempSync(join(tmpdir(), 'spec-diff-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const written = (name: string, content: unknown): string => {
        const file = join(folder, name);
        writeFileSync(file, JSON.stringify(content));
        return file;
    };

    test('0: the same, of several files, too', () => {
        const one = written('task.json', documentOf(TASKS));
        const other = written('tool.json', documentOf(ofInstance.filter(({ id }) => id.startsWith('tool.'))));
        expect(specDiff([one, other])).toEqual({ status: 0, out: '0 new, 0 gone, 0 changed\n' });
    });

    test('1: a difference, as text and as JSON', () => {
        const file = written(
            'changed.json',
            documentOf([{ ...CREATE, body: 'multipart' }, ...TASKS.slice(2)]),
        );
        const told = specDiff([file]);
        expect(told.status).toBe(1);
        expect(told.out).toContain('gone     GET /workspace/{workspace_id}/task\n');
        expect(told.out).toContain('           body was "json", is "multipart"\n0 new, 1 gone, 1 changed\n');
        expect(JSON.parse(specDiff([file, '--json']).out ?? '')).toMatchObject({
            new: [],
            gone: [expect.anything()],
        });
    });

    test('2: called in a wrong way, or a file that is no document', () => {
        expect(specDiff([])).toMatchObject({
            status: 2,
            error: expect.stringContaining('Name at least one'),
        });
        const odd = written('odd.json', { swagger: '2.0' });
        expect(specDiff([odd])).toMatchObject({
            status: 2,
            error: expect.stringContaining(`${odd}: is no OpenAPI`),
        });
        expect(specDiff([join(folder, 'none.json')])).toMatchObject({ status: 2 });
        expect(specDiff(['--help']).status).toBe(0);
    });
});
