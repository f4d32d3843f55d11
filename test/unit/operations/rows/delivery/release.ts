import { JSON_BODY, SCRIPT_BODY, Whole } from '../row.js';
import type { OperationRow } from '../row.js';
import { ARCHIVE, barePage, DOCUMENT, RELEASE } from './samples.js';

const URL = '/workspace/7/release';
const ONE = `${URL}/12`;

export const releaseRows: readonly OperationRow[] = [
    {
        id: 'release.list',
        input: { workspace_id: 7, per_page: 20 },
        expect: { method: 'GET', url: `${URL}?per_page=20` },
        answer: [RELEASE],
        result: barePage(RELEASE),
    },
    {
        id: 'release.list',
        case: 'an empty page is the last',
        input: { workspace_id: 7, page: 3 },
        expect: { method: 'GET', url: `${URL}?page=3` },
        answer: [],
        result: { curPage: 3, nextPage: null, prevPage: 2, items: [] },
    },
    {
        id: 'release.get',
        input: { workspace_id: 7, release: 12 },
        expect: { method: 'GET', url: ONE },
        answer: RELEASE,
    },
    {
        id: 'release.create',
        input: {
            workspace_id: 7,
            branch: 'v1',
            name: 'v1.4.0',
            description: 'Orders can be split',
            hotfix: false,
            table_ids: [628],
        },
        expect: {
            method: 'POST',
            url: URL,
            headers: JSON_BODY,
            body: {
                branch: 'v1',
                name: 'v1.4.0',
                description: 'Orders can be split',
                hotfix: false,
                table_ids: [628],
            },
        },
        answer: RELEASE,
    },
    {
        id: 'release.update',
        input: { workspace_id: 7, release: 12, description: 'Orders can be split, at last' },
        expect: {
            method: 'PUT',
            url: ONE,
            headers: JSON_BODY,
            body: { description: 'Orders can be split, at last' },
        },
        answer: { ...RELEASE, description: 'Orders can be split, at last' },
    },
    {
        id: 'release.delete',
        input: { workspace_id: 7, release: 12, confirm: true },
        expect: { method: 'DELETE', url: ONE },
        answer: null,
    },
    {
        id: 'release.deploy',
        input: { workspace_id: 7, release_name: 'v1.4.0 / final', branch: 'stable', set_live: true },
        expect: {
            method: 'POST',
            url: `${URL}/v1.4.0%20%2F%20final/deploy`,
            headers: JSON_BODY,
            body: { branch: 'stable', set_live: true },
        },
        answer: { ...RELEASE, name: 'v1.4.0 / final' },
    },
    {
        id: 'release.export',
        input: { workspace_id: 7, release: 12 },
        expect: { method: 'GET', url: `${ONE}/export` },
        answer: { src: 'https://xabc-defg-hijk.n7.xano.io/vault/release-12.tar.gz' },
    },
    {
        id: 'release.import',
        input: { workspace_id: 7, file: ARCHIVE, filename: 'v1.4.0.tar.gz' },
        expect: {
            method: 'POST',
            url: `${URL}/import`,
            body: { parts: [{ name: 'file', value: ARCHIVE, filename: 'v1.4.0.tar.gz' }] },
        },
        answer: { id: 13 },
    },
    {
        id: 'release.multidoc',
        input: { workspace_id: 7, release: 12, env: true, records: false },
        expect: { method: 'GET', url: `${ONE}/multidoc?env=true&records=false` },
        answer: new Whole({ text: DOCUMENT, headers: { 'content-type': 'text/x-xanoscript' } }),
        result: DOCUMENT,
    },
    {
        id: 'release.createFromMultidoc',
        input: {
            workspace_id: 7,
            name: 'v1.4.1',
            description: 'By script',
            hotfix: true,
            records: false,
            xanoscript: DOCUMENT,
        },
        expect: {
            method: 'POST',
            url: `${URL}/multidoc?name=v1.4.1&description=By%20script&hotfix=true&records=false`,
            headers: SCRIPT_BODY,
            body: DOCUMENT,
        },
        answer: { ...RELEASE, id: 14, name: 'v1.4.1', description: 'By script', hotfix: true, tables: [] },
    },
];
