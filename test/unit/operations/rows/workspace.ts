import { JSON_BODY, Whole } from './row.js';
import type { OperationRow } from './row.js';
import { BRANCH, DATA_SOURCE, LIVE_BRANCH, OPENAPI, WORKSPACE } from './samples.js';

const ARCHIVE = new Uint8Array([0x50, 0x4b, 3, 4]);
const YAML = 'workspace: CRM\ntables: []\n';

const workspaceRows: readonly OperationRow[] = [
    {
        id: 'workspace.list',
        input: {},
        expect: { method: 'GET', url: '/workspace' },
        answer: [{ id: 7, name: 'CRM', description: '', branch: 'v1' }],
    },
    {
        id: 'workspace.get',
        input: { workspace_id: 7 },
        expect: { method: 'GET', url: '/workspace/7' },
        answer: WORKSPACE,
    },
    {
        id: 'workspace.create',
        input: { name: 'CRM', description: 'Customers' },
        expect: {
            method: 'POST',
            url: '/workspace',
            headers: JSON_BODY,
            body: { name: 'CRM', description: 'Customers' },
        },
        answer: WORKSPACE,
    },
    {
        id: 'workspace.update',
        input: {
            workspace_id: 7,
            documentation: { require_token: true },
            preferences: { allow_push: false },
        },
        expect: {
            method: 'PUT',
            url: '/workspace/7',
            headers: JSON_BODY,
            body: { documentation: { require_token: true }, preferences: { allow_push: false } },
        },
        answer: WORKSPACE,
    },
    {
        id: 'workspace.context',
        case: 'JSON unless told otherwise, and always said',
        input: { workspace_id: 7 },
        expect: { method: 'GET', url: '/workspace/7/context?format=json' },
        answer: { workspace: 'CRM', tables: [] },
    },
    {
        id: 'workspace.context',
        case: 'YAML stays text',
        input: { workspace_id: 7, branch: 'dev', format: 'yaml', include: 'table,api' },
        expect: { method: 'GET', url: '/workspace/7/context?branch=dev&format=yaml&include=table%2Capi' },
        answer: new Whole({ text: YAML, headers: { 'content-type': 'text/yaml' } }),
        result: YAML,
    },
    {
        id: 'workspace.openapi',
        input: { workspace_id: 7, branch: 'dev' },
        expect: { method: 'GET', url: '/workspace/7/openapi?branch=dev' },
        answer: OPENAPI,
    },
    ...(['export', 'exportSchema'] as const).map((verb) => ({
        id: `workspace.${verb}`,
        input: { workspace_id: 7, branch: 'dev', password: 'lock' },
        expect: {
            method: 'POST' as const,
            url: `/workspace/7/${verb === 'export' ? 'export' : 'export-schema'}`,
            headers: JSON_BODY,
            body: { branch: 'dev', password: 'lock' },
        },
        answer: new Whole({ bytes: ARCHIVE, headers: { 'content-type': 'application/octet-stream' } }),
        result: ARCHIVE,
    })),
];

const branchRows: readonly OperationRow[] = [
    {
        id: 'branch.list',
        input: { workspace_id: 7 },
        expect: { method: 'GET', url: '/workspace/7/branch' },
        answer: [LIVE_BRANCH, BRANCH],
    },
    {
        id: 'branch.get',
        input: { workspace_id: 7, branch_label: 'feature/a b' },
        expect: { method: 'GET', url: '/workspace/7/branch/feature%2Fa%20b' },
        answer: BRANCH,
    },
    {
        id: 'branch.create',
        input: { workspace_id: 7, label: 'dev', source_branch: 'v1', color: '#112233' },
        expect: {
            method: 'POST',
            url: '/workspace/7/branch',
            headers: JSON_BODY,
            body: { label: 'dev', source_branch: 'v1', color: '#112233' },
        },
        answer: BRANCH,
    },
    {
        id: 'branch.update',
        input: { workspace_id: 7, branch_label: 'dev', label: 'next' },
        expect: {
            method: 'PUT',
            url: '/workspace/7/branch/dev',
            headers: JSON_BODY,
            body: { label: 'next' },
        },
        answer: BRANCH,
    },
    {
        id: 'branch.setLive',
        input: { workspace_id: 7, branch_label: 'dev' },
        expect: { method: 'POST', url: '/workspace/7/branch/dev/live' },
        answer: { ...BRANCH, live: true },
    },
    {
        id: 'branch.delete',
        input: { workspace_id: 7, branch_label: 'dev', confirm: true },
        expect: { method: 'DELETE', url: '/workspace/7/branch/dev' },
        answer: null,
    },
];

const dataSourceRows: readonly OperationRow[] = [
    {
        id: 'dataSource.list',
        input: { workspace_id: 7 },
        expect: { method: 'GET', url: '/workspace/7/datasource' },
        answer: [DATA_SOURCE],
    },
    {
        id: 'dataSource.create',
        input: { workspace_id: 7, label: 'test', color: '#fff3cd' },
        expect: {
            method: 'POST',
            url: '/workspace/7/datasource',
            headers: JSON_BODY,
            body: { label: 'test', color: '#fff3cd' },
        },
        answer: DATA_SOURCE,
    },
    {
        id: 'dataSource.update',
        input: { workspace_id: 7, label: 'test', color: '#fff3cd' },
        expect: {
            method: 'PUT',
            url: '/workspace/7/datasource/test',
            headers: JSON_BODY,
            body: { color: '#fff3cd' },
        },
        answer: DATA_SOURCE,
    },
    {
        id: 'dataSource.delete',
        input: { workspace_id: 7, label: 'test', confirm: true },
        expect: { method: 'DELETE', url: '/workspace/7/datasource/test' },
        answer: null,
    },
];

export const workspaceAndItsPartsRows = [...workspaceRows, ...branchRows, ...dataSourceRows];
