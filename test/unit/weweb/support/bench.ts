import { afterEach } from '@jest/globals';
import { actions } from '../../../../weweb-plugin/engine/actions/index.js';
import { WRITE_FAMILIES } from '../../../../weweb-plugin/engine/settings.js';
import { mount } from './plugin.js';
import type { Mounted, Settings } from './plugin.js';
import { record } from './recorder.js';
import type { Asked, Recorder, Reply } from './recorder.js';

export const TOKEN = `eyJ0eXAi.${'s3cret'.repeat(6)}.signature-of-the-token`;
export const HOST = 'xabc-defg-hijk.n7.xano.io';
export const PROXY = 'https://proxy.test/xano-admin';

export const publicData = { instanceHost: HOST, workspaceId: 7, allowWrites: WRITE_FAMILIES };
export const editor: Settings = { publicData, privateData: { metaToken: TOKEN } };
export const proxied: Settings = { publicData: { ...publicData, proxyUrl: PROXY } };

const opened: Mounted[] = [];
let recorder: Recorder | undefined;

afterEach(() => {
    for (const mounted of opened.splice(0)) mounted.close();
    recorder?.stop();
});

/** Mounts the plugin with a stand-in for every server; both go after the test. */
export async function open(
    build: 'editor' | 'published',
    settings: Settings,
    answer: (asked: Asked) => Reply = () => ({ body: {} }),
): Promise<{ mounted: Mounted; asked: readonly Asked[] }> {
    recorder = record(answer);
    const mounted = await mount(build, settings, 'login-of-a-user');
    opened.push(mounted);
    return { mounted, asked: recorder.asked };
}

/** A page of Xano. */
export const page = (items: unknown[]): object => ({ curPage: 1, nextPage: null, prevPage: null, items });
/** What a proxy answers. */
export const ok = (data: unknown): Reply => ({ body: { ok: true, version: 1, data } });
/** What a proxy refuses with. */
export const no = (status: number, error: object, headers = {}): Reply => ({
    status,
    headers,
    body: { ok: false, version: 1, error },
});
export const failureOf = (asked: Promise<unknown>): Promise<Record<string, unknown>> =>
    asked.then(
        () => {
            throw new Error('it should have failed');
        },
        (error: unknown) => error as Record<string, unknown>,
    );
/** What Xano answers to a patch of these records: that all of them were changed. */
export const patched = (body: unknown): object => {
    const success = (body as { items: { row_id: number }[] }).items.map(({ row_id }) => row_id);
    return { success, success_total: success.length };
};
/** A table as Xano tells it. */
export const t = {
    id: 1,
    name: 't',
    schema: [
        { name: 'id', type: 'int' },
        { name: 'a', type: 'int' },
    ],
    index: [],
};
/** Xano, as far as patching that table needs it. */
export const patching = ({ url, body }: Asked): Reply => ({
    body: url.endsWith('/table/1') ? t : patched(body),
});

export const codes = Object.keys(actions);
/** Enough of every argument for any action to want to begin. */
export const ARGS = {
    tableId: 1,
    recordId: 1,
    values: { a: 1 },
    items: [{ id: 1, a: 2 }],
    ids: [1],
    match: 'a',
    columns: ['a'],
    name: 'new',
    fields: { a: 'text' },
    type: 'text',
    column: 'a',
    newName: 'b',
    apiGroupId: 1,
    endpointId: 1,
    fileId: 1,
    file: new File(['a\n1\n'], 'a.csv'),
    tool: 'getTables',
};
