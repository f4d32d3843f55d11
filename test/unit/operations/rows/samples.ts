/** Answers as the recordings of real instances have them (metadata-api.md sections 7, 8 and 11); names are made up. */

const dates = { created_at: '2026-01-11 21:14:49+0000', updated_at: '2026-01-11 21:14:49+0000' };
const guid = 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU0';

export const page = (...items: unknown[]) => ({ curPage: 1, nextPage: null, prevPage: null, items });

export const totals = (...items: unknown[]) => ({
    items,
    itemsReceived: items.length,
    curPage: 1,
    nextPage: null,
    prevPage: null,
    offset: 0,
    perPage: 50,
    itemsTotal: items.length,
    pageTotal: 1,
});

export const ME = {
    id: 4211,
    name: 'Dana Example',
    email: 'dana@example.test',
    extras: { instance: { membership: { role: 'admin', workspace: { id: [7] } } } },
};

export const INSTANCE = {
    name: 'xabc-defg-hijk',
    display: 'Acme Production',
    xano_domain: 'xabc-defg-hijk.n7.xano.io',
    custom_domain: null,
    meta_api: 'https://xabc-defg-hijk.n7.xano.io/api:meta',
    meta_swagger: 'https://xabc-defg-hijk.n7.xano.io/apispec:meta?type=json',
};

export const WORKSPACE = {
    id: 7,
    name: 'CRM',
    description: '',
    swagger: false,
    documentation: null,
    branch: 'v1',
};

export const BRANCH = { created_at: '2026-02-01 10:00:00+0000', label: 'dev', backup: false };
export const LIVE_BRANCH = {
    created_at: '2026-01-07 09:11:54+0000',
    label: 'v1',
    backup: false,
    live: true,
};

export const DATA_SOURCE = { color: '#fff3cd', label: 'test' };

export const ID_COLUMN = {
    name: 'id',
    type: 'int',
    description: '',
    nullable: false,
    default: '',
    required: true,
    access: 'public',
    style: 'single',
};

export const NAME_COLUMN = { ...ID_COLUMN, name: 'name', type: 'text', format: '' };

export const PRIMARY = { type: 'primary', fields: [{ name: 'id' }], id: '1339908e' };
export const NEWEST = { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }], id: '411a6c94' };

export const TABLE = {
    id: 628,
    ...dates,
    name: 'customer',
    description: '',
    docs: '',
    guid,
    auth: false,
    tag: [],
    autocomplete: [],
    schema: [ID_COLUMN, NAME_COLUMN],
    index: [PRIMARY, NEWEST],
    xanoscript: null,
};

export const ROW = { id: 1, created_at: 1_768_166_089_431, name: 'Ada' };

export const API_GROUP = {
    id: 291,
    ...dates,
    name: 'shop',
    description: '',
    docs: '',
    guid,
    branch: 'v1',
    canonical: 'Ab3dE6gH',
    swagger: true,
    documentation: { link: 'https://xabc-defg-hijk.n7.xano.io/apispec:Ab3dE6gH:v1?type=json' },
    tag: [],
    xanoscript: null,
    input: [],
};

export const ENDPOINT = {
    id: 2218,
    ...dates,
    name: 'orders',
    description: '',
    docs: '',
    guid,
    auth: false,
    cache: {
        active: false,
        ttl: 3600,
        input: true,
        auth: true,
        datasource: true,
        ip: false,
        headers: [],
        env: [],
    },
    verb: 'GET',
    input: [],
    tag: [],
    draft_updated_at: null,
    xanoscript: null,
};

const { auth: _auth, verb: _verb, ...LOGIC } = ENDPOINT;

export const FUNCTION = { ...LOGIC, id: 41, name: 'shop/order_total', branch: 'v1' };

export const OPENAPI = { openapi: '3.0.0', paths: {} };

const run = {
    id: 57_287,
    created_at: '2026-01-11 21:14:38+0000',
    workspace_id: 7,
    duration: 0.034,
    input: [],
};

export const REQUEST = {
    ...run,
    branch: 'v1',
    api_id: 291,
    query_id: 2218,
    status: 200,
    verb: 'GET',
    uri: 'https://xabc-defg-hijk.n7.xano.io/api:Ab3dE6gH/orders',
    request_headers: ['Accept: application/json'],
    response_headers: ['Content-Type: application/json; charset=UTF-8'],
};

/** A run of anything but an endpoint: `ids` is what it has beside the fields of every run. */
export const runOf = (ids: Readonly<Record<string, number>>) => ({ ...run, branch: 'v1', ...ids });
export const triggerRun = { ...run, trigger_id: 9 };

export const AUDIT = {
    id: 7672,
    created_at: '2026-01-11 21:14:37+0000',
    type: 'function:delete',
    msg: 'Function deleted: demo',
    label: ['function'],
    user: { id: 4211, email: 'dana@example.test' },
    workspace: { id: 7, name: 'CRM' },
    branch: { id: 0, label: null },
};

export const FILE = {
    id: 31,
    created_at: '2026-01-11 21:14:37+0000',
    name: 'logo.png',
    size: 4,
    type: 'image',
    mime: 'image/png',
    access: 'public',
    path: '/vault/abc/logo.png',
};
