import { JSON_BODY, SCRIPT_BODY, Whole } from '../row.js';
import type { OperationRow } from '../row.js';
import { placeRows } from './place.js';
import { DOCUMENT, SANDBOX } from './samples.js';

const URL = '/sandbox';
const ITEM = { guid: 'aB3dE5fG7hJ9', name: 'House style', content: 'Be brief.' };

const push = {
    branch: 'v1',
    partial: true,
    delete: false,
    env: false,
    records: false,
    transaction: true,
    truncate: false,
    source_workspace_id: 7,
    xanoscript: DOCUMENT,
};
const PUSH_QUERY =
    'branch=v1&partial=true&delete=false&env=false&records=false&transaction=true&truncate=false&source_workspace_id=7';

export const sandboxRows: readonly OperationRow[] = [
    { id: 'sandbox.get', input: {}, expect: { method: 'GET', url: `${URL}/me` }, answer: SANDBOX },
    {
        id: 'sandbox.delete',
        input: { confirm: true },
        expect: { method: 'DELETE', url: `${URL}/me` },
        answer: null,
    },
    {
        id: 'sandbox.reset',
        input: { confirm: true },
        expect: { method: 'POST', url: `${URL}/reset` },
        answer: null,
    },
    {
        id: 'sandbox.impersonate',
        input: {},
        expect: { method: 'GET', url: `${URL}/impersonate` },
        answer: { _ti: 'made-up-entrance' },
    },
    ...placeRows({ of: 'sandbox', at: {}, url: URL }),
    {
        id: 'sandboxKnowledge.pull',
        input: {},
        expect: { method: 'GET', url: `${URL}/knowledge/sync` },
        answer: [ITEM],
    },
    {
        id: 'sandboxKnowledge.push',
        input: { items: [ITEM], delete: true, dry_run: true, force: false, confirm: true },
        expect: {
            method: 'POST',
            url: `${URL}/knowledge/sync`,
            headers: JSON_BODY,
            body: { items: [ITEM], delete: true, dry_run: true, force: false },
        },
        answer: { imported: 1, deleted: 0 },
    },
    {
        id: 'sandboxMultidoc.export',
        input: { env: false },
        expect: { method: 'GET', url: `${URL}/multidoc?env=false` },
        answer: new Whole({ text: DOCUMENT, headers: { 'content-type': 'text/x-xanoscript' } }),
        result: DOCUMENT,
    },
    {
        id: 'sandboxMultidoc.import',
        input: { ...push, confirm: true },
        expect: {
            method: 'POST',
            url: `${URL}/multidoc?${PUSH_QUERY}`,
            headers: SCRIPT_BODY,
            body: DOCUMENT,
        },
        answer: {
            guid_map: [{ type: 'function', name: 'shop/order_total', guid: 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU0' }],
        },
    },
    {
        id: 'sandboxMultidoc.dryRun',
        input: push,
        expect: {
            method: 'POST',
            url: `${URL}/multidoc/dry-run?${PUSH_QUERY}`,
            headers: SCRIPT_BODY,
            body: DOCUMENT,
        },
        answer: {
            operations: [
                { action: 'create', type: 'function', name: 'shop/order_total', details: '', reason: '' },
            ],
            summary: { function: { created: 1, updated: 0, deleted: 0, unchanged: 0, truncated: 0 } },
            workspace_name: 'CRM',
        },
    },
];
