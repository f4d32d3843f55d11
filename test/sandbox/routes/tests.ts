import { createHash } from 'node:crypto';

import { notFound } from '../errors.js';
import type { ApiDoc, LogicDoc, ObjectKind } from '../store/object-kinds.js';
import { parseDeclaration, type WrittenTest } from '../xanoscript/parse-declaration.js';
import { branchLabel, objectOf, workspaceOf } from './find.js';
import { bodyOf, optionalText, queryOf } from './input.js';
import { LIST_MAX, plainPage, readPage } from './paging.js';
import type { Call, Route } from './route.js';

const UNIT = '/workspace/{workspace_id}/unit_test';

export const testRoutes: readonly Route[] = [
    {
        method: 'POST',
        path: '/workspace/{workspace_id}/workflow_test/{workflow_test_id}/run',
        handler: runWorkflow,
    },
    { method: 'GET', path: UNIT, handler: list },
    { method: 'POST', path: `${UNIT}/{unit_test_id}/run`, handler: run },
];

/** What may carry `test` clauses: the word of its declaration, by kind. */
const TESTED = {
    api: 'query',
    function: 'function',
    task: 'task',
    middleware: 'middleware',
} as const satisfies Partial<Record<ObjectKind, string>>;

type Tested = keyof typeof TESTED;

const KINDS: readonly Tested[] = ['api', 'function', 'task', 'middleware'];

interface UnitTest {
    readonly id: string;
    readonly kind: Tested;
    readonly owner: ApiDoc | LogicDoc;
    readonly test: WrittenTest;
}

function list(call: Call): unknown {
    const { id } = workspaceOf(call);
    const query = queryOf(call);
    const branch = branchLabel(call, id, optionalText(query, 'branch'));
    const type = optionalText(query, 'obj_type') ?? '';
    const found = unitTests(call, id, branch).filter(({ kind }) => type === '' || TESTED[kind] === type);
    return plainPage(found, readPage(query, LIST_MAX), ({ id, kind, owner, test }) =>
        showUnitTest(id, { id: owner.id, name: owner.name, type: TESTED[kind] }, test),
    );
}

interface TestedThing {
    readonly id: number;
    readonly name: string;
    readonly type: string;
}

export const showUnitTest = (id: string, { id: obj_id, name, type }: TestedThing, test: WrittenTest) => ({
    id,
    name: test.name,
    description: '',
    obj_id,
    obj_name: name,
    obj_type: type,
    expect_count: count(test.code, /^\s*expect\./gm),
    input_count: count(/\binput\s*=\s*\{[^}]*\}/.exec(test.code)?.[0] ?? '', /[\w"']\s*:/g),
});

/** choice: the id is made of the guid of its object and of its name, so that it stays while the script changes. */
export const testId = (guid: string, name: string): string =>
    createHash('sha256').update(`${guid}/${name}`).digest('base64url').slice(0, 27);

function unitTests(call: Call, workspaceId: number, branch: string): readonly UnitTest[] {
    return KINDS.flatMap((kind) =>
        call.app.objects
            .list(kind, (doc) => doc.workspace_id === workspaceId && doc.branch === branch)
            .flatMap((owner) =>
                testsIn(kind, owner.source).map((test) => ({
                    id: testId(owner.guid, test.name),
                    kind,
                    owner,
                    test,
                })),
            ),
    );
}

function testsIn(kind: Tested, source: string | undefined): readonly WrittenTest[] {
    return source?.includes('test') === true
        ? parseDeclaration(source, TESTED[kind], () => undefined).tests
        : [];
}

/**
 * choice: nothing is executed. Something fails here when a `throw` stands in its script, for then no answer comes: a
 * unit test that expects no exception, and a workflow test.
 */
const THROWS = /^\s*throw\s*\{[^}]*?value\s*=\s*"([^"]*)"/m;

function run(call: Call): unknown {
    const { id } = workspaceOf(call);
    const branch = branchLabel(call, id, optionalText(bodyOf(call), 'branch'));
    const found = unitTests(call, id, branch).find((test) => test.id === call.params.unit_test_id);
    if (found === undefined) throw notFound();
    return unitOutcome(found.owner.source ?? '', found.test);
}

export function unitOutcome(source: string, test: WrittenTest): unknown {
    const thrown = THROWS.exec(source)?.[1];
    const expected = /^\s*expect\.to_throw\b/m.test(test.code);
    const fails = expected !== (thrown !== undefined);
    const message = expected ? 'Nothing was thrown.' : (thrown ?? '');
    return {
        status: fails ? 'fail' : 'ok',
        message: '',
        results: fails ? [{ status: 'fail', message }] : [],
    };
}

function runWorkflow(call: Call): unknown {
    return workflowOutcome(objectOf(call, 'workflow_test', 'workflow_test_id').source ?? '');
}

export function workflowOutcome(source: string): unknown {
    const started = performance.now();
    const thrown = THROWS.exec(source)?.[1];
    const timing = Math.ceil(performance.now() - started) / 1000;
    return thrown === undefined
        ? { status: 'ok', message: '', timing, results: [] }
        : { status: 'exception', message: thrown, timing, results: [] };
}

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;
