import { expect, test } from '@jest/globals';
import { createClientOf } from 'xano-connect/pure';
import { wholeCatalogue } from '../../../core/src/operations/whole.js';
import { featurePart } from '../../../core/src/metadata/features.js';
import { TransportFailure } from '../../../core/src/runtime.js';
import { INSTANCE_URL, refusalOf, TOKEN } from '../operations/bench.js';
import { fakeRuntime } from '../support/fake-runtime.js';
import type { Answer, Respond } from '../support/fake-runtime.js';

const SPEC: Answer = {
    json: {
        openapi: '3.0.2',
        paths: {
            // Its parameter has another name there.
            '/workspace/{id}/table': { get: {}, post: {} },
            '/workspace/{workspace_id}/branch': { get: {} },
        },
    },
};
const NO_ROUTE: Answer = {
    status: 404,
    json: { code: 'ERROR_CODE_NOT_FOUND', message: 'Unable to locate request.' },
};

function bench(...answers: readonly Respond[]) {
    const runtime = fakeRuntime(answers);
    const options = { instanceUrl: INSTANCE_URL, accessToken: TOKEN, workspaceId: 7, retries: 0 };
    const xano = createClientOf(wholeCatalogue, options, runtime, { features: featurePart() });
    return { xano, runtime };
}

test('an instance is asked once what it supports, by everybody at once', async () => {
    const { xano, runtime } = bench(SPEC);
    const ids = ['table.list', 'table.add', 'branch.list', 'branch.create', 'record.search'];
    expect(await Promise.all(ids.map((id) => xano.supports(id)))).toEqual([true, true, true, false, false]);
    expect(await xano.with({ workspaceId: 8 }).supports('table.list')).toBe(true);
    expect(runtime.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
        `GET ${INSTANCE_URL}/apispec:meta?type=json`,
    ]);
});

test('another instance is asked by itself', async () => {
    const { xano, runtime } = bench(SPEC);
    await xano.supports('table.list');
    await xano.with({ instanceUrl: 'https://xother.n7.xano.io' }).supports('table.list');
    expect(runtime.requests).toHaveLength(2);
});

test.each<[string, Answer]>([
    ['refused', { status: 403, json: { code: 'ERROR_CODE_ACCESS_DENIED', message: '' } }],
    ['a web page', { text: '<html></html>', headers: { 'content-type': 'text/html' } }],
    ['no document', { json: [] }],
    ['out of reach', new TransportFailure('unreachable', { sent: false })],
])('a document that is %s tells nothing, and is asked for again', async (_, answer) => {
    const { xano } = bench(answer, SPEC);
    expect(await xano.supports('branch.create')).toBeUndefined();
    expect(await xano.supports('branch.create')).toBe(false);
});

test('an address the instance did not have is remembered', async () => {
    const { xano, runtime } = bench(NO_ROUTE, { status: 403, json: {} });
    await refusalOf(xano.branch.create({ label: 'dev' }));
    expect(await xano.supports('branch.create')).toBe(false);
    expect(runtime.requests).toHaveLength(1);
});

test('no call is refused because of it', async () => {
    const { xano } = bench(SPEC, { json: {} });
    expect(await xano.supports('branch.create')).toBe(false);
    await xano.branch.create({ label: 'dev' });
});

test('what takes several calls or asks another server is not told', async () => {
    const { xano, runtime } = bench(SPEC);
    expect(await xano.supports('table.ensure')).toBeUndefined();
    expect(await xano.supports('account.instances')).toBeUndefined();
    expect(runtime.requests).toHaveLength(0);
});

test('an id that is none is refused', async () => {
    const error = await refusalOf(bench(SPEC).xano.supports('table.lst'));
    expect(error).toMatchObject({ kind: 'validation', message: expect.stringContaining('table.list') });
});

test('a client without that part says which', async () => {
    const options = { instanceUrl: INSTANCE_URL, accessToken: TOKEN };
    const xano = createClientOf(wholeCatalogue, options, fakeRuntime(SPEC));
    const error = await refusalOf(xano.supports('table.list'));
    expect(error).toMatchObject({ kind: 'config', hint: expect.stringContaining('pure/parts') });
});
