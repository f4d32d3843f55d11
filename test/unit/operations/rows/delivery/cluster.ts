import { JSON_BODY } from '../row.js';
import type { OperationRow } from '../row.js';
import { barePage, CLUSTER, PLATFORM } from './samples.js';

const URL = '/tenant/cluster';
const ONE = `${URL}/2`;
const LICENSE = { nodes: 3 };

/** What tenants run on, and what is there for a short while. */
export const clusterRows: readonly OperationRow[] = [
    {
        id: 'cluster.list',
        input: { per_page: 100 },
        expect: { method: 'GET', url: `${URL}?per_page=100` },
        answer: [CLUSTER],
        result: barePage(CLUSTER),
    },
    {
        id: 'cluster.get',
        input: { cluster_id: 2 },
        expect: { method: 'GET', url: ONE },
        answer: CLUSTER,
    },
    {
        id: 'cluster.create',
        input: {
            name: 'eu-west',
            type: 'gke',
            credentials: { project: 'acme-eu', key: 'made-up-key-of-the-cluster' },
            description: 'Customers in Europe',
            domain: 'eu.acme.example',
        },
        expect: {
            method: 'POST',
            url: URL,
            headers: JSON_BODY,
            body: {
                name: 'eu-west',
                type: 'gke',
                credentials: { project: 'acme-eu', key: 'made-up-key-of-the-cluster' },
                description: 'Customers in Europe',
                domain: 'eu.acme.example',
            },
        },
        answer: CLUSTER,
    },
    {
        id: 'cluster.update',
        input: { cluster_id: 2, changes: { description: 'Customers in the EU' } },
        expect: {
            method: 'PUT',
            url: ONE,
            headers: JSON_BODY,
            body: { description: 'Customers in the EU' },
        },
        answer: { ...CLUSTER, description: 'Customers in the EU' },
    },
    {
        id: 'cluster.delete',
        input: { cluster_id: 2, confirm: true },
        expect: { method: 'DELETE', url: ONE },
        answer: null,
    },
    {
        id: 'cluster.getLicense',
        input: { cluster_id: 2 },
        expect: { method: 'GET', url: `${ONE}/license` },
        answer: LICENSE,
    },
    {
        id: 'cluster.setLicense',
        input: { cluster_id: 2, value: LICENSE, confirm: true },
        expect: { method: 'POST', url: `${ONE}/license`, headers: JSON_BODY, body: { value: LICENSE } },
        answer: LICENSE,
    },
    {
        id: 'platform.list',
        input: { page: 2 },
        expect: { method: 'GET', url: '/platform?page=2' },
        answer: [PLATFORM],
        result: { curPage: 2, nextPage: 3, prevPage: 1, items: [PLATFORM] },
    },
    {
        id: 'platform.get',
        input: { platform_id: 31 },
        expect: { method: 'GET', url: '/platform/31' },
        answer: PLATFORM,
    },
    {
        id: 'ephemeral.list',
        input: {},
        expect: { method: 'GET', url: '/ephemeral' },
        answer: [{ id: 5 }],
        result: barePage({ id: 5 }),
    },
    {
        id: 'ephemeral.listInWorkspace',
        input: { workspace_id: 7, per_page: 10 },
        expect: { method: 'GET', url: '/workspace/7/ephemeral?per_page=10' },
        answer: [{ id: 5 }],
        result: barePage({ id: 5 }),
    },
];
