import { expect, test } from '@jest/globals';
import { createClientOf } from 'xano-connect/pure';
import type { CallOptions, ProgressEvent } from 'xano-connect/pure';
import { staticHostBuildDeploy } from 'xano-connect/pure/operations';
import { fakeRuntime } from '../support/fake-runtime.js';
import type { Answer } from '../support/fake-runtime.js';

const TOKEN = 'deploy-test-token-0123';
const FILE = new Uint8Array([0x50, 0x4b, 0x03, 0x04]);
const SITE = { static_host: 'shop', file: FILE, filename: 'site.zip', name: '1.4.0' };

const build = (status: string, log = ''): Answer => ({
    json: { id: 57, name: '1.4.0', status, log, canonical: 'Zr8kW2mA' },
});
const PUBLISHED: Answer = { json: { default_url: 'https://shop.example.test', custom_url: '' } };

function bench(...answers: readonly Answer[]) {
    const runtime = fakeRuntime(answers);
    const options = { instanceUrl: 'xabc-defg-hijk.n7.xano.io', accessToken: TOKEN, workspaceId: 7 };
    const xano = createClientOf({ staticHostBuild: { deploy: staticHostBuildDeploy } }, options, runtime);
    const sent = () =>
        runtime.requests.map(({ method, url }) => `${method} ${url.replace(/^.*\/workspace/, '')}`);
    return { runtime, xano, sent };
}

const failureOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

test('uploads, waits, and puts the build where it was asked to', async () => {
    const { xano, sent, runtime } = bench(
        build('pending'),
        build('building'),
        build('publishing'),
        build('ok'),
        PUBLISHED,
    );
    const events: ProgressEvent[] = [];
    const options: CallOptions = { onProgress: (event) => events.push(event) };
    const done = await xano.staticHostBuild.deploy({ ...SITE, env: 'prod' }, options);
    expect(done).toMatchObject({
        build: { id: 57, status: 'ok' },
        env: 'prod',
        default_url: 'https://shop.example.test',
        custom_url: '',
    });
    expect(sent()).toEqual([
        'POST /7/static_host/shop/build',
        'GET /7/static_host/shop/build/57',
        'GET /7/static_host/shop/build/57',
        'GET /7/static_host/shop/build/57',
        'POST /7/static_host/shop/build/57/env',
    ]);
    const [upload, asked] = runtime.requests;
    expect(upload?.body).toEqual({
        parts: [
            { name: 'file', value: FILE, filename: 'site.zip' },
            { name: 'name', value: '1.4.0' },
        ],
    });
    // A large upload has more time than a question.
    expect([upload?.timeoutMs, asked?.timeoutMs]).toEqual([900_000, 60_000]);
    expect(events.map(({ done: steps, total, state }) => [steps, total, state])).toEqual([
        [0, 3, undefined],
        [1, 3, 'building'],
        [1, 3, 'publishing'],
        [1, 3, 'ok'],
        [2, 3, undefined],
        [3, 3, undefined],
    ]);
});

test('leaves the build where Xano puts it when nothing else is asked for', async () => {
    const { xano, sent } = bench(build('pending'), build('ok'));
    expect(await xano.staticHostBuild.deploy(SITE)).toMatchObject({ env: null, default_url: null });
    expect(sent()).toHaveLength(2);
});

test("the caller's own time limit holds for the upload, too", async () => {
    const { xano, runtime } = bench(build('pending'), build('ok'));
    await xano.staticHostBuild.deploy(SITE, { timeoutMs: 5000 });
    expect(runtime.requests.map(({ timeoutMs }) => timeoutMs)).toEqual([5000, 5000]);
});

test('a build that fails is an error with the end of its log and no secret', async () => {
    const lines = Array.from({ length: 400 }, (_, i) => `step ${i}`);
    const log = [...lines, `fetch --header "Authorization: Bearer ${TOKEN}"`, 'no index.html', ''].join('\n');
    const { xano, sent } = bench(build('pending'), build('error', log));
    const error = await failureOf(xano.staticHostBuild.deploy({ ...SITE, env: 'prod' }));
    expect(error).toMatchObject({
        kind: 'validation',
        operation: 'staticHostBuild.deploy',
        message: expect.stringMatching(
            /^staticHostBuild\.deploy: .*"1\.4\.0" \(id 57\).*step 399\n.*\nno index\.html$/s,
        ),
        hint: expect.stringContaining('staticHostBuild.get'),
    });
    expect(String(error)).not.toContain('step 300');
    expect(JSON.stringify(error)).not.toContain(TOKEN);
    expect(sent()).toHaveLength(2);
});

test('a build that takes too long may still become one: where to look is said', async () => {
    const { xano } = bench(build('pending'), build('building'));
    const error = await failureOf(xano.staticHostBuild.deploy({ ...SITE, timeout_ms: 10_000 }));
    expect(error).toMatchObject({
        kind: 'outcome-unknown',
        message: 'staticHostBuild.deploy: Still "building" after 10 seconds; Xano goes on with it.',
        hint: expect.stringMatching(/build_id: 57.*timeout_ms/),
    });
});

test('the signal ends it', async () => {
    const stop = new AbortController();
    const { xano, sent } = bench(build('pending'), build('building'));
    const options: CallOptions = {
        signal: stop.signal,
        onProgress: ({ state }) => state === 'building' && stop.abort(),
    };
    await expect(xano.staticHostBuild.deploy(SITE, options)).rejects.toMatchObject({ kind: 'aborted' });
    expect(sent()).toHaveLength(2);
});
