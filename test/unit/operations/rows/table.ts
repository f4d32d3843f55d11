import { JSON_BODY } from './row.js';
import type { OperationRow } from './row.js';
import { ID_COLUMN, NAME_COLUMN, NEWEST, page, PRIMARY, TABLE } from './samples.js';

const AT = { workspace_id: 7, table_id: 628 };
const URL = '/workspace/7/table/628';

const tableRows: readonly OperationRow[] = [
    {
        id: 'table.list',
        input: {
            workspace_id: 7,
            page: 2,
            per_page: 10_000,
            search: 'cust & co',
            sort: 'name',
            order: 'asc',
            include_xanoscript: true,
        },
        expect: {
            method: 'GET',
            url:
                '/workspace/7/table?page=2&per_page=10000&search=cust%20%26%20co&sort=name&order=asc' +
                '&include_xanoscript=true',
        },
        answer: page(TABLE),
    },
    {
        id: 'table.get',
        input: { ...AT, include_xanoscript: true },
        expect: { method: 'GET', url: `${URL}?include_xanoscript=true` },
        answer: { ...TABLE, xanoscript: { status: 'ok', value: 'table customer {}' } },
    },
    {
        id: 'table.add',
        input: {
            workspace_id: 7,
            name: 'customer',
            schema: [{ name: 'id', type: 'int', required: true }],
            index: [{ type: 'primary', fields: [{ name: 'id' }] }],
            include_xanoscript: false,
        },
        expect: {
            method: 'POST',
            url: '/workspace/7/table?include_xanoscript=false',
            headers: JSON_BODY,
            body: {
                name: 'customer',
                schema: [{ name: 'id', type: 'int', required: true }],
                index: [{ type: 'primary', fields: [{ name: 'id' }] }],
            },
        },
        answer: TABLE,
    },
    {
        id: 'table.add',
        case: 'answered as in March 2025, by the id alone',
        input: { workspace_id: 7, name: 'customer' },
        expect: { method: 'POST', url: '/workspace/7/table', headers: JSON_BODY, body: { name: 'customer' } },
        answer: { id: 628 },
    },
    {
        id: 'table.update',
        input: { ...AT, name: 'client', tag: ['crm'], auth: true, docs: 'Long.', description: 'Short.' },
        expect: {
            method: 'PUT',
            url: URL,
            headers: JSON_BODY,
            body: { name: 'client', tag: ['crm'], auth: true, docs: 'Long.', description: 'Short.' },
        },
        answer: TABLE,
    },
    {
        id: 'table.delete',
        input: { ...AT, confirm: true },
        expect: { method: 'DELETE', url: URL },
        answer: null,
    },
    {
        id: 'table.truncate',
        input: { ...AT, data_source: 'test', reset: true, confirm: true },
        expect: {
            method: 'DELETE',
            url: `${URL}/truncate`,
            headers: { ...JSON_BODY, 'x-data-source': 'test' },
            body: { reset: true },
        },
        answer: null,
    },
    {
        id: 'table.truncate',
        case: 'reset is always said: the documents require it',
        input: { ...AT, confirm: true },
        expect: { method: 'DELETE', url: `${URL}/truncate`, headers: JSON_BODY, body: { reset: false } },
        answer: null,
    },
    {
        id: 'table.security',
        input: { ...AT, guid: '' },
        expect: { method: 'PUT', url: `${URL}/security`, headers: JSON_BODY, body: { guid: '' } },
        answer: TABLE,
    },
    {
        id: 'table.updateMeta',
        input: { ...AT, name: 'client', description: 'Who buys', tag: [], auth: false },
        expect: {
            method: 'PUT',
            url: `${URL}/meta`,
            headers: JSON_BODY,
            body: { name: 'client', description: 'Who buys', tag: [], auth: false },
        },
        answer: null,
    },
    {
        id: 'table.autocomplete',
        input: { ...AT, autocomplete: [{ name: 'name' }] },
        expect: {
            method: 'PUT',
            url: `${URL}/autocomplete`,
            headers: JSON_BODY,
            body: { autocomplete: [{ name: 'name' }] },
        },
        answer: { id: '628', autocomplete: 'name' },
    },
];

const columnRows: readonly OperationRow[] = [
    {
        id: 'column.list',
        input: AT,
        expect: { method: 'GET', url: `${URL}/schema` },
        answer: [ID_COLUMN, NAME_COLUMN],
    },
    {
        id: 'column.get',
        input: { ...AT, name: 'name' },
        expect: { method: 'GET', url: `${URL}/schema/name` },
        answer: NAME_COLUMN,
    },
    {
        id: 'column.add',
        input: { ...AT, name: 'email', type: 'text', required: true, filters: { trim: true, max: 100 } },
        expect: {
            method: 'POST',
            url: `${URL}/schema/type/text`,
            headers: JSON_BODY,
            body: {
                name: 'email',
                nullable: false,
                required: true,
                access: 'public',
                style: 'single',
                filters: { trim: true, max: 100 },
            },
        },
        answer: { name: 'email' },
    },
    {
        id: 'column.add',
        case: 'a foreign key by the id of its table',
        input: { ...AT, name: 'company_id', type: 'int', tableref_id: 630, nullable: true },
        expect: {
            method: 'POST',
            url: `${URL}/schema/type/tableref`,
            headers: JSON_BODY,
            body: {
                name: 'company_id',
                nullable: true,
                required: false,
                access: 'public',
                style: 'single',
                tableref_id: 630,
            },
        },
        answer: { name: 'company_id' },
    },
    {
        id: 'column.rename',
        input: { ...AT, old_name: 'name', new_name: 'full_name' },
        expect: {
            method: 'POST',
            url: `${URL}/schema/rename`,
            headers: JSON_BODY,
            body: { old_name: 'name', new_name: 'full_name' },
        },
        answer: null,
    },
    {
        id: 'column.remove',
        input: { ...AT, name: 'name', confirm: true },
        expect: { method: 'DELETE', url: `${URL}/schema/name` },
        answer: null,
    },
    {
        id: 'column.replaceAll',
        case: 'fills in what Xano requires of every column',
        input: { ...AT, schema: [ID_COLUMN, { name: 'note', type: 'text' }], confirm: true },
        expect: {
            method: 'PUT',
            url: `${URL}/schema`,
            headers: JSON_BODY,
            body: { schema: [ID_COLUMN, { name: 'note', type: 'text', nullable: false, required: false }] },
        },
        answer: null,
    },
];

const indexOf = (
    kind: string,
    input: Readonly<Record<string, unknown>>,
    body: Readonly<Record<string, unknown>> = input,
): OperationRow => ({
    id: 'index.add',
    case: kind,
    input: { ...AT, kind, ...input },
    expect: { method: 'POST', url: `${URL}/index/${kind}`, headers: JSON_BODY, body },
    answer: { id: '0f3c9a21' },
});

const indexRows: readonly OperationRow[] = [
    {
        id: 'index.list',
        input: AT,
        expect: { method: 'GET', url: `${URL}/index` },
        answer: [PRIMARY, NEWEST, { type: 'btree|unique', fields: [{ name: 'email', op: 'asc' }], id: '0a' }],
    },
    indexOf('btree', { fields: [{ name: 'name', op: 'desc' }] }),
    indexOf('unique', { fields: [{ name: 'email' }] }, { fields: [{ name: 'email', op: 'asc' }] }),
    indexOf('search', { name: 'full', lang: 'english', fields: [{ name: 'name', priority: 1 }] }),
    indexOf(
        'spatial',
        { fields: [{ name: 'place' }] },
        { fields: [{ name: 'place', op: 'gist_geometry_ops_2d' }] },
    ),
    indexOf('vector', { fields: [{ name: 'meaning', op: 'vector_cosine_ops' }] }),
    {
        id: 'index.remove',
        input: { ...AT, index_id: '411a6c94' },
        expect: { method: 'DELETE', url: `${URL}/index/411a6c94` },
        answer: null,
    },
    {
        id: 'index.replaceAll',
        input: { ...AT, index: [PRIMARY, NEWEST], confirm: true },
        expect: {
            method: 'PUT',
            url: `${URL}/index`,
            headers: JSON_BODY,
            body: { index: [PRIMARY, NEWEST] },
        },
        answer: null,
    },
];

export const tableAndItsPartsRows = [...tableRows, ...columnRows, ...indexRows];
