import { JSON_BODY } from './row.js';
import type { OperationRow } from './row.js';
import { ROW, totals } from './samples.js';

const AT = { workspace_id: 7, table_id: 628, data_source: 'test' };
const URL = '/workspace/7/table/628/content';
const SOURCE = { 'x-data-source': 'test' };
const HEADERS = { ...JSON_BODY, ...SOURCE };
const CHANGED = { success: [1], success_total: 1 };

export const recordRows: readonly OperationRow[] = [
    {
        id: 'record.list',
        input: { ...AT, page: 2, per_page: 2 },
        expect: { method: 'GET', url: `${URL}?page=2&per_page=2`, headers: SOURCE },
        answer: totals(ROW),
    },
    {
        id: 'record.get',
        input: { ...AT, row_id: '4ba1f8c6-0000-4000-8000-000000000000' },
        expect: { method: 'GET', url: `${URL}/4ba1f8c6-0000-4000-8000-000000000000`, headers: SOURCE },
        answer: ROW,
    },
    {
        id: 'record.create',
        case: 'the record is the body',
        input: { ...AT, row: { name: 'Ada', page: 3 } },
        expect: { method: 'POST', url: URL, headers: HEADERS, body: { name: 'Ada', page: 3 } },
        answer: ROW,
    },
    {
        id: 'record.update',
        input: { ...AT, row_id: 1, updates: { name: 'Bob' } },
        expect: { method: 'PUT', url: `${URL}/1`, headers: HEADERS, body: { name: 'Bob' } },
        answer: ROW,
    },
    {
        id: 'record.delete',
        input: { ...AT, row_id: 1 },
        expect: { method: 'DELETE', url: `${URL}/1`, headers: SOURCE },
        answer: null,
    },
    {
        id: 'record.search',
        input: { ...AT, page: 1, search: { status: 'open', 'price|>=': 10 }, sort: '-id' },
        expect: {
            method: 'POST',
            url: `${URL}/search`,
            headers: HEADERS,
            body: { page: 1, search: [{ status: 'open' }, { 'price|>=': 10 }], sort: { id: 'desc' } },
        },
        answer: totals(ROW),
    },
    {
        id: 'record.bulkAdd',
        input: { ...AT, items: [{ name: 'Cy' }, { name: 'Di' }], allow_id_field: true },
        expect: {
            method: 'POST',
            url: `${URL}/bulk`,
            headers: HEADERS,
            body: { items: [{ name: 'Cy' }, { name: 'Di' }], allow_id_field: true },
        },
        answer: [4, 5],
    },
    {
        id: 'record.bulkPatch',
        input: { ...AT, items: [{ row_id: 4, updates: { status: 'done' } }] },
        expect: {
            method: 'POST',
            url: `${URL}/bulk/patch`,
            headers: HEADERS,
            body: { items: [{ row_id: 4, updates: { status: 'done' } }] },
        },
        answer: CHANGED,
    },
    {
        id: 'record.bulkDelete',
        input: { ...AT, row_ids: [4, 5] },
        expect: {
            method: 'POST',
            url: `${URL}/bulk/delete`,
            headers: HEADERS,
            body: { row_ids: [4, 5] },
        },
        answer: { success: [4], success_total: 1, error: [5] },
    },
    {
        id: 'record.patchBySearch',
        input: { ...AT, search: { status: 'open' }, updates: { status: 'done' } },
        expect: {
            method: 'POST',
            url: `${URL}/search/patch`,
            headers: HEADERS,
            body: { search: [{ status: 'open' }], updates: { status: 'done' } },
        },
        answer: CHANGED,
    },
    {
        id: 'record.deleteBySearch',
        input: { ...AT, search: { status: 'open' }, confirm: true },
        expect: {
            method: 'POST',
            url: `${URL}/search/delete`,
            headers: HEADERS,
            body: { search: [{ status: 'open' }] },
        },
        answer: CHANGED,
    },
];
