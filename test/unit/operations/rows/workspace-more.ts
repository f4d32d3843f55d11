import type { OperationRow } from './row.js';
import { WORKSPACE } from './samples.js';

const URL = '/workspace/7';
const ARCHIVE = new Uint8Array([0x1f, 0x8b, 0x08, 0x00]);

export const workspaceMoreRows: readonly OperationRow[] = [
    {
        id: 'workspace.delete',
        input: { workspace_id: 7, confirm: true },
        expect: { method: 'DELETE', url: URL },
        answer: null,
    },
    {
        id: 'workspace.import',
        input: {
            workspace_id: 7,
            file: ARCHIVE,
            filename: 'crm.tar.gz',
            password: 'made-up-archive-password',
            confirm: true,
        },
        expect: {
            method: 'POST',
            url: `${URL}/import`,
            body: {
                parts: [
                    { name: 'file', value: ARCHIVE, filename: 'crm.tar.gz' },
                    { name: 'password', value: 'made-up-archive-password' },
                ],
            },
        },
        answer: WORKSPACE,
    },
    {
        id: 'workspace.importSchema',
        input: { workspace_id: 7, file: ARCHIVE, newbranch: 'imported', setlive: false, confirm: true },
        expect: {
            method: 'POST',
            url: `${URL}/import-schema`,
            body: {
                parts: [
                    { name: 'file', value: ARCHIVE, filename: 'file' },
                    { name: 'newbranch', value: 'imported' },
                    { name: 'setlive', value: 'false' },
                ],
            },
        },
        answer: {},
    },
];
