import { AT } from './row.js';
import type { Row } from './row.js';

export const SEEN = /must exist and be visible to this token.*list calls/;

/** Ids and names nothing has. A name is looked up twice: by itself, then for what is near. */
export const notThere: readonly Row[] = [
    ['workspace.get', { workspace_id: 999 }, 'not-found', /404 to workspace_id 999/, SEEN, 1],
    ['table.list', { workspace_id: 999 }, 'not-found', /404 to workspace_id 999/, SEEN, 1],
    [
        'table.list',
        { workspace_id: 'Sandbx' },
        'not-found',
        /no workspace named "Sandbx"\. Did you mean "Sandbox"/,
        /xano\.workspace\.list/,
        2,
        'workspace_id',
    ],
    ['table.get', { table_id: 999 }, 'not-found', /table_id 999/, SEEN, 1],
    [
        'table.get',
        { table_id: 'costumers' },
        'not-found',
        /no table named "costumers"\. Did you mean "customers"/,
        /xano\.table\.list/,
        2,
        'table_id',
    ],
    [
        'table.get',
        { table_id: 'Customers' },
        'not-found',
        /Did you mean "customers"/,
        /capitals included/,
        2,
        'table_id',
    ],
    ['record.get', { ...AT, row_id: 999 }, 'not-found', /row_id 999/, SEEN, 2],
    ['record.update', { ...AT, row_id: 999, updates: { name: 'x' } }, 'not-found', /row_id 999/, SEEN, 2],
    ['record.delete', { ...AT, row_id: 999 }, 'not-found', /row_id 999/, SEEN, 2],
    ['record.get', { ...AT, row_id: 'nobody' }, 'not-found', /row_id nobody/, SEEN, 2],
    ['column.get', { ...AT, name: 'emial' }, 'not-found', /name emial/, SEEN, 2],
    ['record.list', { ...AT, data_source: 'tset' }, 'not-found', /data_source tset/, SEEN, 2],
    ['apiGroup.list', { branch: 'v7' }, 'not-found', /branch v7/, SEEN, 1],
    [
        'endpoint.get',
        { apigroup_id: 'shop', api_id: 'orders' },
        'validation',
        /2 endpoints are named "orders" \(ids 2, 1\)/,
        /the id instead.*"GET orders"/,
        2,
        'api_id',
    ],
    [
        'endpoint.get',
        { apigroup_id: 'shop', api_id: 'GET order' },
        'not-found',
        /no endpoint named "GET order"\. Did you mean "GET orders"/,
        /xano\.endpoint\.list/,
        3,
    ],
    [
        'endpoint.get',
        { apigroup_id: 'shp', api_id: 1 },
        'not-found',
        /no API group named "shp"\. Did you mean "shop"/,
        /xano\.apiGroup\.list/,
        2,
    ],
];
