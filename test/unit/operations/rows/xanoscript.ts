import { JSON_BODY, SCRIPT_BODY, Whole } from './row.js';
import type { OperationRow } from './row.js';

const WORKSPACE = '/workspace/7';
const SCRIPT =
    'function "shop/order_total" {\n  input {\n    int order_id\n  }\n  stack\n  response = 42\n}\n';
const DOCUMENTS = `${SCRIPT}---\nfunction "shop/greeting" {\n  input\n  stack\n  response = "Hello"\n}\n`;
const TEXT = { 'content-type': 'text/x-xanoscript' };
const script = (text: string) => new Whole({ text, headers: TEXT });
const asJson = { name: 'shop/order_total', input: [{ name: 'order_id', type: 'int' }] };

const KNOWLEDGE = {
    id: 5,
    guid: 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU0',
    name: 'House style',
    description: 'How we name things',
    knowledge_type: 'guideline',
    mode: 'always',
    scope: 'workspace',
    enabled: true,
    locked: false,
};
const WITH_CONTENT = { ...KNOWLEDGE, content: 'Tables are named in the singular.' };

export const xanoscriptRows: readonly OperationRow[] = [
    {
        id: 'multidoc.export',
        input: { workspace_id: 7, branch: 'v1', env: false, records: true, include_draft: true },
        expect: {
            method: 'GET',
            url: `${WORKSPACE}/multidoc?branch=v1&env=false&records=true&include_draft=true`,
        },
        answer: script(DOCUMENTS),
        result: DOCUMENTS,
    },
    {
        id: 'multidoc.export',
        case: 'of a branch with nothing in it',
        input: { workspace_id: 7 },
        expect: { method: 'GET', url: `${WORKSPACE}/multidoc` },
        answer: script(''),
        result: '',
    },
    {
        id: 'multidoc.import',
        input: { workspace_id: 7, branch: 'dev', partial: true, xanoscript: DOCUMENTS, confirm: true },
        expect: {
            method: 'POST',
            url: `${WORKSPACE}/multidoc?branch=dev&partial=true`,
            headers: SCRIPT_BODY,
            body: DOCUMENTS,
        },
        answer: {
            guid_map: [{ type: 'function', name: 'shop/greeting', guid: 'zY9xW7vU5tS3rQ1pO9nM7lK5jI3' }],
        },
    },
    {
        id: 'multidoc.dryRun',
        input: { workspace_id: 7, delete: true, truncate: false, xanoscript: DOCUMENTS },
        expect: {
            method: 'POST',
            url: `${WORKSPACE}/multidoc/dry-run?delete=true&truncate=false`,
            headers: SCRIPT_BODY,
            body: DOCUMENTS,
        },
        answer: {
            operations: [{ action: 'create', type: 'function', name: 'shop/greeting', details: '' }],
            summary: { function: { created: 1, updated: 0, deleted: 0, unchanged: 1, truncated: 0 } },
            workspace_name: 'CRM',
        },
    },
    {
        id: 'convert.fromXs',
        input: { workspace_id: 7, branch: 'v1', xanoscript: SCRIPT },
        expect: {
            method: 'POST',
            url: `${WORKSPACE}/convert/fromXS?branch=v1`,
            headers: SCRIPT_BODY,
            body: SCRIPT,
        },
        answer: asJson,
    },
    {
        id: 'convert.toXs',
        input: { workspace_id: 7, kind: 'function', json: asJson },
        expect: {
            method: 'POST',
            url: `${WORKSPACE}/convert/toXS?kind=function`,
            headers: JSON_BODY,
            body: asJson,
        },
        answer: { xanoscript: SCRIPT },
    },
    {
        id: 'knowledge.list',
        input: { workspace_id: 7, enabled_only: true, include_content: false, type: 'guideline' },
        expect: {
            method: 'GET',
            url: `${WORKSPACE}/knowledge?enabled_only=true&include_content=false&type=guideline`,
        },
        answer: [KNOWLEDGE],
    },
    {
        id: 'knowledge.pull',
        input: { workspace_id: 7, branch: 'v1' },
        expect: { method: 'GET', url: `${WORKSPACE}/knowledge/sync?branch=v1` },
        answer: [WITH_CONTENT],
    },
    {
        id: 'knowledge.push',
        input: { workspace_id: 7, items: [WITH_CONTENT], dry_run: true, confirm: true },
        expect: {
            method: 'POST',
            url: `${WORKSPACE}/knowledge/sync`,
            headers: JSON_BODY,
            body: { items: [WITH_CONTENT], dry_run: true },
        },
        answer: { imported: 0, deleted: 0, operations: [], summary: {} },
    },
    {
        id: 'knowledge.file',
        input: { workspace_id: 7, knowledge_id: 5, path: 'examples/table.md' },
        expect: { method: 'GET', url: `${WORKSPACE}/knowledge/5/file?path=examples%2Ftable.md` },
        answer: new Whole({ bytes: new Uint8Array([35, 32, 72, 105]) }),
        result: new Uint8Array([35, 32, 72, 105]),
    },
    {
        id: 'beta.ephemeralJob',
        input: { doc: SCRIPT, args: { order_id: 12 }, streaming: false },
        expect: {
            method: 'POST',
            url: '/beta/ephemeral/job?streaming=false',
            headers: JSON_BODY,
            body: { doc: SCRIPT, args: { order_id: 12 } },
        },
        answer: {},
    },
    {
        id: 'beta.ephemeralService',
        input: { doc: SCRIPT },
        expect: {
            method: 'POST',
            url: '/beta/ephemeral/service',
            headers: JSON_BODY,
            body: { doc: SCRIPT },
        },
        answer: {},
    },
    {
        id: 'beta.ephemeralCleanup',
        input: { confirm: true },
        expect: { method: 'POST', url: '/beta/ephemeral/cleanup' },
        answer: {},
    },
    {
        id: 'beta.anonymousRun',
        input: { workspace_id: 7, branch: 'v1', xanoscript: SCRIPT, input: { order_id: 12 } },
        expect: {
            method: 'POST',
            url: '/beta/workspace/7/anonymous/run',
            headers: JSON_BODY,
            body: { branch: 'v1', xanoscript: SCRIPT, input: { order_id: 12 } },
        },
        answer: { result: 42 },
    },
    {
        id: 'beta.functionRun',
        input: { workspace_id: 7, name: 'shop/greeting' },
        expect: {
            method: 'POST',
            url: '/beta/workspace/7/function/run',
            headers: JSON_BODY,
            body: { name: 'shop/greeting', input: null },
        },
        answer: { result: 'Hello' },
    },
    {
        id: 'beta.multidoc',
        input: { workspace_id: 7, env: false, records: false },
        expect: { method: 'GET', url: '/beta/workspace/7/multidoc?env=false&records=false' },
        answer: script(DOCUMENTS),
        result: DOCUMENTS,
    },
];
