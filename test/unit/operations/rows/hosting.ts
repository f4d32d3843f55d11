import { JSON_BODY, Whole } from './row.js';
import type { OperationRow } from './row.js';
import { page } from './samples.js';

const URL = '/workspace/7/static_host';
const ONE = `${URL}/shop`;
const BUILD_URL = `${ONE}/build/57`;
const ZIP = new Uint8Array([0x50, 0x4b, 0x03, 0x04]);

const dates = { created_at: '2026-01-11 21:14:49+0000', updated_at: '2026-01-11 21:14:49+0000' };

const environment = (canonical: string) => ({
    canonical,
    host: '',
    custom: '',
    default_url: `https://${canonical}.static.example.test`,
    custom_url: null,
    mode: null,
});

const HOST = {
    id: 12,
    ...dates,
    name: 'shop',
    description: 'The shop window',
    workspace: { id: 7 },
    dev: environment('shop-dev'),
    prod: environment('shop'),
    git: { repo: '', public_key: '', private_key: '' },
};

const BUILD = {
    id: 57,
    ...dates,
    name: '1.4.0',
    description: '',
    canonical: 'Zr8kW2mA',
    file_count: 12,
    file_bytes: 48_211,
    original: 'site.zip',
    type: 'zip',
    status: 'pending',
    log: '',
    static_host: { id: 12 },
    user: { id: 4211 },
};

const at = { workspace_id: 7, static_host: 'shop' };

export const hostingRows: readonly OperationRow[] = [
    {
        id: 'staticHost.list',
        input: { workspace_id: 7, page: 1 },
        expect: { method: 'GET', url: `${URL}?page=1` },
        answer: { ...page(HOST), itemsReceived: 1, offset: 0, perPage: 100 },
    },
    {
        id: 'staticHost.get',
        input: { workspace_id: 7, static_host: 'My shop' },
        expect: { method: 'GET', url: `${URL}/My%20shop` },
        answer: HOST,
    },
    {
        id: 'staticHost.create',
        input: { workspace_id: 7, name: 'shop', description: 'The shop window' },
        expect: {
            method: 'POST',
            url: URL,
            headers: JSON_BODY,
            body: { name: 'shop', description: 'The shop window' },
        },
        answer: HOST,
    },
    {
        id: 'staticHost.update',
        input: { ...at, git: { repo: 'git@git.example.test:acme/shop.git' } },
        expect: {
            method: 'POST',
            url: `${ONE}/edit`,
            headers: JSON_BODY,
            body: { git: { repo: 'git@git.example.test:acme/shop.git' } },
        },
        answer: { ...HOST, git: { ...HOST.git, repo: 'git@git.example.test:acme/shop.git' } },
    },
    {
        id: 'staticHost.migrate',
        input: { ...at, env: 'dev' },
        expect: { method: 'POST', url: `${ONE}/migrate`, headers: JSON_BODY, body: { env: 'dev' } },
        answer: {},
    },
    {
        id: 'staticHostBuild.list',
        input: at,
        expect: { method: 'GET', url: `${ONE}/build` },
        answer: { ...page(BUILD), itemsReceived: 1, offset: 0, perPage: 100, itemsTotal: 1 },
    },
    {
        id: 'staticHostBuild.get',
        input: { ...at, build_id: 57 },
        expect: { method: 'GET', url: BUILD_URL },
        answer: { ...BUILD, status: 'building', log: 'Unpacking site.zip\n' },
    },
    {
        id: 'staticHostBuild.create',
        input: { ...at, file: ZIP, filename: 'site.zip', name: '1.4.0' },
        expect: {
            method: 'POST',
            url: `${ONE}/build`,
            body: {
                parts: [
                    { name: 'file', value: ZIP, filename: 'site.zip' },
                    { name: 'name', value: '1.4.0' },
                ],
            },
        },
        answer: BUILD,
    },
    {
        id: 'staticHostBuild.delete',
        input: { ...at, build_id: 57, confirm: true },
        expect: { method: 'DELETE', url: BUILD_URL },
        answer: null,
    },
    {
        id: 'staticHostBuild.setEnv',
        input: { ...at, build_id: 57, env: 'prod' },
        expect: { method: 'POST', url: `${BUILD_URL}/env`, headers: JSON_BODY, body: { env: 'prod' } },
        answer: { default_url: 'https://shop.static.example.test', custom_url: '' },
    },
    {
        id: 'staticHostBuild.multidoc',
        input: { ...at, build_id: 57, source: 'built' },
        expect: { method: 'GET', url: `${BUILD_URL}/multidoc?source=built` },
        answer: new Whole({ text: '<html></html>', headers: { 'content-type': 'text/plain' } }),
        result: '<html></html>',
    },
];
