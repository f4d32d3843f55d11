import { JSON_BODY, Whole } from '../row.js';
import type { OperationRow } from '../row.js';
import { placeRows } from './place.js';
import {
    ARCHIVE,
    BACKUP,
    barePage,
    BUILD,
    DOCUMENT,
    fixedPage,
    SNAPSHOT,
    STATIC_HOST,
    TENANT,
} from './samples.js';

const URL = '/workspace/7/tenant';
const ONE = `${URL}/acme-prod`;
const AT = { workspace_id: 7, tenant_name: 'acme-prod' };

const lifeRows: readonly OperationRow[] = [
    {
        id: 'tenant.list',
        input: { workspace_id: 7, page: 1, per_page: 100 },
        expect: { method: 'GET', url: `${URL}?page=1&per_page=100` },
        answer: [TENANT],
        result: barePage(TENANT),
    },
    { id: 'tenant.get', input: AT, expect: { method: 'GET', url: ONE }, answer: TENANT },
    {
        id: 'tenant.create',
        input: {
            workspace_id: 7,
            display: 'Acme Production',
            description: 'The shop of Acme',
            tasks: true,
            tag: [{ tag: 'eu' }],
            license: 'tier1',
            cluster_id: 2,
            platform_id: 31,
        },
        expect: {
            method: 'POST',
            url: URL,
            headers: JSON_BODY,
            body: {
                display: 'Acme Production',
                description: 'The shop of Acme',
                tasks: true,
                tag: [{ tag: 'eu' }],
                license: 'tier1',
                cluster_id: 2,
                platform_id: 31,
            },
        },
        answer: { ...TENANT, state: 'provisioning', deployed_at: null, release: '' },
    },
    {
        id: 'tenant.update',
        input: { ...AT, display: 'Acme', ingress: false, rbac: { enabled: true } },
        expect: {
            method: 'PUT',
            url: ONE,
            headers: JSON_BODY,
            body: { display: 'Acme', ingress: false, rbac: { enabled: true } },
        },
        answer: { ...TENANT, display: 'Acme', ingress: false },
    },
    {
        id: 'tenant.delete',
        input: { ...AT, confirm: true },
        expect: { method: 'DELETE', url: ONE },
        answer: null,
    },
    {
        id: 'tenant.deploy',
        input: { ...AT, release_name: 'v1.4.0' },
        expect: {
            method: 'POST',
            url: `${ONE}/deploy`,
            headers: JSON_BODY,
            body: { release_name: 'v1.4.0' },
        },
        answer: { ...TENANT, state: 'deploying' },
    },
    {
        id: 'tenant.deployPlatform',
        input: { ...AT, platform_id: 31 },
        expect: {
            method: 'POST',
            url: `${ONE}/platform/deploy`,
            headers: JSON_BODY,
            body: { platform_id: 31 },
        },
        answer: { ...TENANT, state: 'deploying' },
    },
    {
        id: 'tenant.restore',
        input: { ...AT, backup_id: 81, confirm: true },
        expect: { method: 'POST', url: `${ONE}/restore`, headers: JSON_BODY, body: { backup_id: 81 } },
        answer: { ...TENANT, state: 'restoring' },
    },
    {
        id: 'tenant.impersonate',
        input: AT,
        expect: { method: 'GET', url: `${ONE}/impersonate` },
        answer: { _ti: 'made-up-entrance' },
    },
    {
        id: 'tenant.multidoc',
        input: { ...AT, records: true },
        expect: { method: 'GET', url: `${ONE}/multidoc?records=true` },
        answer: new Whole({ text: DOCUMENT, headers: { 'content-type': 'text/x-xanoscript' } }),
        result: DOCUMENT,
    },
];

const keptRows: readonly OperationRow[] = [
    {
        id: 'tenantBackup.list',
        input: { ...AT, page: 1 },
        expect: { method: 'GET', url: `${ONE}/backup?page=1` },
        answer: [BACKUP],
        result: barePage(BACKUP),
    },
    {
        id: 'tenantBackup.create',
        input: { ...AT, description: 'Before v1.4.0' },
        expect: {
            method: 'POST',
            url: `${ONE}/backup`,
            headers: JSON_BODY,
            body: { description: 'Before v1.4.0' },
        },
        answer: { id: 81 },
    },
    {
        id: 'tenantBackup.delete',
        input: { ...AT, backup_id: 81, confirm: true },
        expect: { method: 'DELETE', url: `${ONE}/backup/81` },
        answer: null,
    },
    {
        id: 'tenantBackup.export',
        input: { ...AT, backup_id: 81 },
        expect: { method: 'GET', url: `${ONE}/backup/81/export` },
        answer: { src: 'https://xabc-defg-hijk.n7.xano.io/vault/backup-81.tar.gz' },
    },
    {
        id: 'tenantBackup.import',
        input: { ...AT, file: ARCHIVE, filename: 'backup-81.tar.gz' },
        expect: {
            method: 'POST',
            url: `${ONE}/backup/import`,
            body: { parts: [{ name: 'file', value: ARCHIVE, filename: 'backup-81.tar.gz' }] },
        },
        answer: { id: 82 },
    },
    {
        id: 'tenantSnapshot.list',
        input: AT,
        expect: { method: 'GET', url: `${ONE}/snapshot` },
        answer: [SNAPSHOT],
    },
    {
        id: 'tenantSnapshot.list',
        case: 'as an object',
        input: AT,
        expect: { method: 'GET', url: `${ONE}/snapshot` },
        answer: { live: 'original', snapshots: [SNAPSHOT] },
    },
    {
        id: 'tenantSnapshot.create',
        input: { ...AT, label: 'Before the import' },
        expect: {
            method: 'POST',
            url: `${ONE}/snapshot`,
            headers: JSON_BODY,
            body: { label: 'Before the import' },
        },
        answer: {
            backup: SNAPSHOT.name,
            description: 'Before the import',
            size: '5 MB',
            source: 'original',
        },
    },
    {
        id: 'tenantSnapshot.delete',
        input: { ...AT, snapshot: SNAPSHOT.name, confirm: true },
        expect: { method: 'DELETE', url: `${ONE}/snapshot?snapshot=${SNAPSHOT.name}` },
        answer: null,
    },
    {
        id: 'tenantSnapshot.swap',
        input: { ...AT, snapshot: SNAPSHOT.name, confirm: true },
        expect: {
            method: 'POST',
            url: `${ONE}/snapshot/swap`,
            headers: JSON_BODY,
            body: { snapshot: SNAPSHOT.name },
        },
        answer: { from: 'original', to: SNAPSHOT.name, tenant: 'acme-prod' },
    },
];

const hostingRows: readonly OperationRow[] = [
    {
        id: 'tenantStaticHost.list',
        input: { ...AT, page: 1 },
        expect: { method: 'GET', url: `${ONE}/static_host?page=1` },
        answer: fixedPage(STATIC_HOST),
    },
    {
        id: 'tenantStaticHost.listBuilds',
        input: { ...AT, static_host: 'shop' },
        expect: { method: 'GET', url: `${ONE}/static_host/shop/build` },
        answer: fixedPage(BUILD),
    },
];

export const tenantRows: readonly OperationRow[] = [
    ...lifeRows,
    ...placeRows({ of: 'tenant', at: AT, url: ONE }),
    ...keptRows,
    ...hostingRows,
];
