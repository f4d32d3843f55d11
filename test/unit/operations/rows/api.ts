import { JSON_BODY, SCRIPT_BODY } from './row.js';
import type { OperationRow } from './row.js';
import { API_GROUP, ENDPOINT, OPENAPI, page } from './samples.js';

const GROUP = { workspace_id: 7, apigroup_id: 291 };
const GROUP_URL = '/workspace/7/apigroup/291';
const ONE = { ...GROUP, api_id: 2218 };
const ONE_URL = `${GROUP_URL}/api/2218`;

const apiGroupRows: readonly OperationRow[] = [
    {
        id: 'apiGroup.list',
        input: { workspace_id: 7, branch: 'dev', page: 1, search: 'shop', include_xanoscript: true },
        expect: {
            method: 'GET',
            url: '/workspace/7/apigroup?branch=dev&page=1&search=shop&include_xanoscript=true',
        },
        answer: page(API_GROUP),
    },
    {
        id: 'apiGroup.get',
        input: GROUP,
        expect: { method: 'GET', url: GROUP_URL },
        answer: API_GROUP,
    },
    {
        id: 'apiGroup.create',
        case: 'fills in what Xano requires',
        input: { workspace_id: 7, branch: 'dev', name: 'shop' },
        expect: {
            method: 'POST',
            url: '/workspace/7/apigroup?branch=dev',
            headers: JSON_BODY,
            body: { name: 'shop', description: '', swagger: true },
        },
        answer: API_GROUP,
    },
    {
        id: 'apiGroup.create',
        case: 'from XanoScript, which is the whole body',
        input: { workspace_id: 7, branch: 'dev', xanoscript: 'api_group shop {}' },
        expect: {
            method: 'POST',
            url: '/workspace/7/apigroup?branch=dev',
            headers: SCRIPT_BODY,
            body: 'api_group shop {}',
        },
        answer: API_GROUP,
    },
    {
        id: 'apiGroup.update',
        input: { ...GROUP, name: 'shop', description: 'For the web', swagger: false, tag: ['web'] },
        expect: {
            method: 'PUT',
            url: GROUP_URL,
            headers: JSON_BODY,
            body: { name: 'shop', description: 'For the web', swagger: false, tag: ['web'] },
        },
        answer: API_GROUP,
    },
    {
        id: 'apiGroup.update',
        case: 'from XanoScript',
        input: { ...GROUP, xanoscript: 'api_group shop {}', include_xanoscript: true },
        expect: {
            method: 'PUT',
            url: `${GROUP_URL}?include_xanoscript=true`,
            headers: SCRIPT_BODY,
            body: 'api_group shop {}',
        },
        answer: API_GROUP,
    },
    {
        id: 'apiGroup.delete',
        input: { ...GROUP, confirm: true },
        expect: { method: 'DELETE', url: GROUP_URL },
        answer: null,
    },
    {
        id: 'apiGroup.security',
        input: { ...GROUP, guid: 'g', canonical: 'Ab3dE6gH' },
        expect: {
            method: 'PUT',
            url: `${GROUP_URL}/security`,
            headers: JSON_BODY,
            body: { guid: 'g', canonical: 'Ab3dE6gH' },
        },
        answer: API_GROUP,
    },
    {
        id: 'apiGroup.openapi',
        input: GROUP,
        expect: { method: 'GET', url: `${GROUP_URL}/openapi` },
        answer: OPENAPI,
    },
];

const endpointRows: readonly OperationRow[] = [
    {
        id: 'endpoint.list',
        input: { ...GROUP, per_page: 5, include_draft: true },
        expect: { method: 'GET', url: `${GROUP_URL}/api?per_page=5&include_draft=true` },
        answer: page(ENDPOINT),
    },
    {
        id: 'endpoint.get',
        input: { ...ONE, include_xanoscript: true },
        expect: { method: 'GET', url: `${ONE_URL}?include_xanoscript=true` },
        answer: ENDPOINT,
    },
    {
        id: 'endpoint.create',
        input: { ...GROUP, branch: 'dev', name: 'orders', verb: 'GET', cache: { active: true, ttl: 60 } },
        expect: {
            method: 'POST',
            url: `${GROUP_URL}/api?branch=dev`,
            headers: JSON_BODY,
            body: { name: 'orders', verb: 'GET', description: '', cache: { active: true, ttl: 60 } },
        },
        answer: ENDPOINT,
    },
    {
        id: 'endpoint.create',
        case: 'from XanoScript',
        input: { ...GROUP, xanoscript: 'query orders verb=GET {}' },
        expect: {
            method: 'POST',
            url: `${GROUP_URL}/api`,
            headers: SCRIPT_BODY,
            body: 'query orders verb=GET {}',
        },
        answer: ENDPOINT,
    },
    {
        id: 'endpoint.update',
        case: '`publish` belongs into the query',
        input: { ...ONE, name: 'orders', description: '', verb: 'POST', auth: false, publish: false },
        expect: {
            method: 'PUT',
            url: `${ONE_URL}?publish=false`,
            headers: JSON_BODY,
            body: { name: 'orders', description: '', verb: 'POST', auth: false },
        },
        answer: ENDPOINT,
    },
    {
        id: 'endpoint.update',
        case: 'from XanoScript, as a draft',
        input: { ...ONE, xanoscript: 'query orders verb=GET {}', publish: false },
        expect: {
            method: 'PUT',
            url: `${ONE_URL}?publish=false`,
            headers: SCRIPT_BODY,
            body: 'query orders verb=GET {}',
        },
        answer: { ...ENDPOINT, draft_updated_at: '2026-01-11 21:14:49+0000' },
    },
    {
        id: 'endpoint.delete',
        input: { ...ONE, confirm: true },
        expect: { method: 'DELETE', url: ONE_URL },
        answer: null,
    },
    {
        id: 'endpoint.security',
        input: { ...ONE, guid: 'g', include_xanoscript: true },
        expect: {
            method: 'PUT',
            url: `${ONE_URL}/security`,
            headers: JSON_BODY,
            body: { guid: 'g', include_xanoscript: true },
        },
        answer: ENDPOINT,
    },
    {
        id: 'endpoint.openapi',
        input: ONE,
        expect: { method: 'GET', url: `${ONE_URL}/openapi` },
        answer: OPENAPI,
    },
];

export const apiRows = [...apiGroupRows, ...endpointRows];
