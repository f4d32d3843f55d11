import { JSON_BODY, SCRIPT_BODY } from './row.js';
import type { OperationRow } from './row.js';
import { FUNCTION, page } from './samples.js';

const ONE = { workspace_id: 7, function_id: 41 };
const ALL_URL = '/workspace/7/function';
const ONE_URL = `${ALL_URL}/41`;
const SCRIPT = 'function "shop/order_total" {}';
const RESULT = { result: 34.7, logs: [], status: 'ok' };

export const functionRows: readonly OperationRow[] = [
    {
        id: 'function.list',
        input: { workspace_id: 7, branch: 'dev', search: 'shop', include_draft: true },
        expect: { method: 'GET', url: `${ALL_URL}?branch=dev&search=shop&include_draft=true` },
        answer: page(FUNCTION),
    },
    {
        id: 'function.get',
        input: { ...ONE, include_xanoscript: true },
        expect: { method: 'GET', url: `${ONE_URL}?include_xanoscript=true` },
        answer: { ...FUNCTION, xanoscript: { status: 'ok', value: SCRIPT, message: '' } },
    },
    {
        id: 'function.create',
        case: 'fills in what Xano requires',
        input: { workspace_id: 7, branch: 'dev', name: 'shop/order_total', tag: ['shop'] },
        expect: {
            method: 'POST',
            url: `${ALL_URL}?branch=dev`,
            headers: JSON_BODY,
            body: { name: 'shop/order_total', tag: ['shop'], description: '' },
        },
        answer: FUNCTION,
    },
    {
        id: 'function.create',
        case: 'from XanoScript',
        input: { workspace_id: 7, xanoscript: SCRIPT },
        expect: { method: 'POST', url: ALL_URL, headers: SCRIPT_BODY, body: SCRIPT },
        answer: FUNCTION,
    },
    {
        id: 'function.update',
        case: '`publish` belongs into the query',
        input: { ...ONE, name: 'shop/order_total', description: '', cache: { ttl: 60 }, publish: false },
        expect: {
            method: 'PUT',
            url: `${ONE_URL}?publish=false`,
            headers: JSON_BODY,
            body: { name: 'shop/order_total', description: '', cache: { ttl: 60 } },
        },
        answer: { ...FUNCTION, draft_updated_at: '2026-01-11 21:14:49+0000' },
    },
    {
        id: 'function.update',
        case: 'from XanoScript',
        input: { ...ONE, xanoscript: SCRIPT },
        expect: { method: 'PUT', url: ONE_URL, headers: SCRIPT_BODY, body: SCRIPT },
        answer: FUNCTION,
    },
    {
        id: 'function.delete',
        input: { ...ONE, confirm: true },
        expect: { method: 'DELETE', url: ONE_URL },
        answer: null,
    },
    {
        id: 'function.security',
        input: { ...ONE, guid: '' },
        expect: { method: 'PUT', url: `${ONE_URL}/security`, headers: JSON_BODY, body: { guid: '' } },
        answer: FUNCTION,
    },
    {
        id: 'function.run',
        input: { workspace_id: 7, name: 'shop/order_total', input: { items: [] }, branch: 'dev' },
        expect: {
            method: 'POST',
            url: `${ALL_URL}/run`,
            headers: JSON_BODY,
            body: { name: 'shop/order_total', input: { items: [] }, branch: 'dev' },
        },
        answer: RESULT,
    },
    {
        id: 'function.run',
        case: 'without inputs',
        input: { workspace_id: 7, name: 'shop/order_total' },
        expect: {
            method: 'POST',
            url: `${ALL_URL}/run`,
            headers: JSON_BODY,
            body: { name: 'shop/order_total', input: null },
        },
        answer: RESULT,
    },
];
