import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { createClientOf } from 'xano-connect/pure';
import type { Operation, ProgressEvent, XanoOptions } from 'xano-connect/pure';
import { releaseDownload } from 'xano-connect/pure/operations';
import { createBrowserRuntime } from '../../../core/src/browser/runtime.js';
import { downloadPart } from '../../../core/src/metadata/download.js';
import { createNodeRuntime } from '../../../core/src/node/runtime.js';
import { metadataOperations } from '../../../core/src/operations/metadata.js';
import { wholeCatalogue } from '../../../core/src/operations/whole.js';
import type { Runtime } from '../../../core/src/runtime.js';
import { closeAll, serve } from '../node/loopback.js';
import { INSTANCE_URL, refusalOf, TOKEN } from '../operations/bench.js';
import { fakeRuntime } from '../support/fake-runtime.js';

const MB = 1024 * 1024;
const FILE = { 'content-type': 'application/octet-stream' };
const node = createNodeRuntime();

afterEach(closeAll);
afterAll(() => node.close?.());

const clientOf = (runtime: Runtime, options: XanoOptions) =>
    createClientOf(
        metadataOperations,
        { instanceUrl: INSTANCE_URL, accessToken: TOKEN, workspaceId: 7, retries: 0, ...options },
        runtime,
        { download: downloadPart() },
    );

async function drained(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    for await (const piece of stream) pieces.push(piece);
    return Buffer.concat(pieces);
}

/** Resolves when the connection of a request is closed. */
const closing = (request: IncomingMessage): Promise<unknown> => once(request.socket, 'close');

describe.each<[string, Runtime]>([
    ['Node', node],
    ['a browser', createBrowserRuntime()],
])('on %s', (_, runtime) => {
    async function bench(
        answer: (response: ServerResponse, request: IncomingMessage, asked: number) => void,
        options: XanoOptions = {},
    ) {
        const sent: string[] = [];
        const { url } = await serve((request, response) => {
            sent.push(`${request.method} ${request.url}`);
            answer(response, request, sent.length);
        });
        return { xano: clientOf(runtime, { instanceUrl: url, ...options }), sent };
    }

    test('a file comes whole, and how much of it is there is told', async () => {
        const file = Buffer.alloc(3 * MB, 'archive');
        const { xano, sent } = await bench((response) =>
            response.writeHead(200, { ...FILE, 'content-length': file.length }).end(file),
        );
        const told: ProgressEvent[] = [];
        const stream = xano.workspace.export.stream({}, { onProgress: (event) => told.push(event) });
        // Nothing is asked before somebody reads.
        expect(sent).toEqual([]);
        const got = await drained(stream);
        expect(got.equals(file)).toBe(true);
        expect(sent).toEqual(['POST /api:meta/workspace/7/export']);
        expect(told.length).toBeGreaterThan(1);
        expect(told.at(-1)).toEqual({ operation: 'workspace.export', done: 3 * MB, total: 3 * MB });
    });

    test('it may be longer than an answer that is held in memory', async () => {
        const { xano } = await bench((response) => {
            let left = 65;
            const more = (): void => {
                while (left-- > 0 && response.write(Buffer.alloc(MB)));
                if (left < 0) response.end();
            };
            response.writeHead(200, FILE).on('drain', more);
            more();
        });
        let length = 0;
        for await (const piece of xano.workspace.export.stream()) length += piece.length;
        expect(length).toBe(65 * MB);
    });

    test('but not than `maxAnswerBytes` where that is given', async () => {
        const { xano } = await bench((response) => response.writeHead(200, FILE).end(Buffer.alloc(MB)));
        const stream = xano.workspace.export.stream({}, { maxAnswerBytes: 1000 });
        expect(await refusalOf(drained(stream))).toMatchObject({
            kind: 'protocol',
            message: expect.stringMatching(/1000 bytes.*the file is not whole\.$/),
        });
    });

    test('packed on the way, it comes unpacked, and its length is not taken for that of the packed one', async () => {
        const packed = gzipSync('x'.repeat(1000));
        const { xano } = await bench((response) =>
            response
                .writeHead(200, { ...FILE, 'content-encoding': 'gzip', 'content-length': packed.length })
                .end(packed),
        );
        const got = await drained(xano.workspace.export.stream());
        expect(got.toString()).toBe('x'.repeat(1000));
    });

    test('a refusal is the same error as ever', async () => {
        const { xano } = await bench((response) =>
            response
                .writeHead(403, { 'content-type': 'application/json' })
                .end('{"code":"ERROR_CODE_ACCESS_DENIED","message":""}'),
        );
        expect(await refusalOf(drained(xano.workspace.export.stream()))).toMatchObject({
            kind: 'permission',
            status: 403,
            operation: 'workspace.export',
            hint: expect.stringContaining('Instance Workspace: Read'),
        });
    });

    test('a web page is no file', async () => {
        const { xano } = await bench((response) =>
            response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'),
        );
        expect(await refusalOf(drained(xano.workspace.export.stream()))).toMatchObject({
            kind: 'protocol',
            message: expect.stringContaining('a web page instead of JSON'),
        });
    });

    test('before its first byte it is repeated like any read', async () => {
        const { xano, sent } = await bench(
            (response, __, asked) =>
                asked === 1
                    ? response
                          .writeHead(503, { 'retry-after': '0', 'content-type': 'text/html' })
                          .end('<html>')
                    : response.writeHead(200, FILE).end('file'),
            { retries: 1 },
        );
        expect((await drained(xano.workspace.export.stream())).toString()).toBe('file');
        expect(sent).toHaveLength(2);
    });

    test('a name stands for its id here, too', async () => {
        const { xano, sent } = await bench((response, { url = '' }) =>
            url.endsWith('/workspace')
                ? response
                      .writeHead(200, { 'content-type': 'application/json' })
                      .end('[{"id":5,"name":"CRM"}]')
                : response.writeHead(200, FILE).end('file'),
        );
        await drained(xano.workspace.exportSchema.stream({ workspace_id: 'CRM' }));
        expect(sent).toEqual(['GET /api:meta/workspace', 'POST /api:meta/workspace/5/export-schema']);
    });

    test.each([
        [
            'of a known length',
            { 'content-length': 2000 },
            / 1000 of 2000 bytes came; the file is not whole\.$/,
        ],
        ['of an unknown length', {}, / 1000 bytes came; the file is not whole\.$/],
    ])('a file %s that is cut off is not taken for whole, nor asked for again', async (__, headers, says) => {
        const { xano, sent } = await bench(
            (response, request) => {
                response.writeHead(200, { ...FILE, ...headers });
                response.write(Buffer.alloc(1000), () => setImmediate(() => request.socket.destroy()));
            },
            { retries: 3 },
        );
        let got = 0;
        const reading = (async () => {
            for await (const piece of xano.workspace.export.stream()) got += piece.length;
        })();
        expect(await refusalOf(reading)).toMatchObject({
            kind: 'connection',
            operation: 'workspace.export',
            message: expect.stringMatching(says),
        });
        expect(got).toBe(1000);
        expect(sent).toHaveLength(1);
    });

    test('a server that stalls is waited for no longer than for any answer', async () => {
        const { xano } = await bench((response) => response.writeHead(200, FILE).write('begun'));
        const stream = xano.workspace.export.stream({}, { timeoutMs: 50 });
        expect(await refusalOf(drained(stream))).toMatchObject({
            kind: 'timeout',
            message: expect.stringContaining(' 5 bytes came'),
        });
    });

    test.each(['its signal', 'leaving the loop'])('%s ends it and frees the connection', async (end) => {
        let closed: Promise<unknown> | undefined;
        const { xano } = await bench((response, request) => {
            closed = closing(request);
            response.writeHead(200, FILE).write('begun');
        });
        const controller = new AbortController();
        const reading = (async () => {
            for await (const piece of xano.workspace.export.stream({}, { signal: controller.signal })) {
                expect(Buffer.from(piece).toString()).toBe('begun');
                if (end === 'leaving the loop') break;
                controller.abort();
            }
        })();
        if (end === 'leaving the loop') await reading;
        else expect(await refusalOf(reading)).toMatchObject({ kind: 'aborted' });
        await closed;
    });
});

describe('over any runtime', () => {
    async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array, void, undefined> {
        for (const text of texts) yield await Promise.resolve(Buffer.from(text));
    }

    test('one that has no streams gives the file in one piece', async () => {
        const xano = clientOf(fakeRuntime({ bytes: Buffer.from('file') }), {});
        const got: string[] = [];
        for await (const piece of xano.workspace.export.stream()) got.push(Buffer.from(piece).toString());
        expect(got).toEqual(['file']);
    });

    test.each([
        ['shorter', '6'],
        ['longer', '2'],
    ])('a file %s than its length is not whole', async (_, length) => {
        const headers = { 'content-length': length };
        const xano = clientOf(fakeRuntime({ pieces: pieces('fi', 'le'), headers }), {});
        expect(await refusalOf(drained(xano.workspace.export.stream()))).toMatchObject({
            kind: 'connection',
            message: expect.stringContaining(` 4 of ${length} bytes came; the file is not whole.`),
        });
    });

    test('what cannot be asked is refused before anything is sent', async () => {
        const runtime = fakeRuntime({ pieces: pieces('file') });
        const stream = clientOf(runtime, {}).workspace.export.stream({ password: '' });
        expect(await refusalOf(drained(stream))).toMatchObject({ kind: 'validation', path: 'password' });
        expect(runtime.requests).toEqual([]);
    });

    test('an error of who reads stays theirs', async () => {
        const xano = clientOf(fakeRuntime({ pieces: pieces('file') }), {});
        const reading = (async () => {
            for await (const piece of xano.workspace.export.stream()) throw new Error(`${piece.length}`);
        })();
        await expect(reading).rejects.toThrow(/^4$/);
    });

    test('the file behind a download link is a stream, too', async () => {
        const src = 'https://files.example.test/release-12';
        const file = { pieces: pieces('fi', 'le'), headers: { 'content-length': '4' } };
        const runtime = fakeRuntime([{ json: { src } }, file]);
        const operations = { release: { download: releaseDownload } };
        const options = { instanceUrl: INSTANCE_URL, accessToken: TOKEN, workspaceId: 7 };
        const xano = createClientOf(operations, options, runtime, { download: downloadPart() });
        const got = await drained(xano.release.download.stream({ release: 12 }));
        expect(got.toString()).toBe('file');
        expect(runtime.requests.map(({ url, inPieces }) => [url, inPieces])).toEqual([
            [expect.stringContaining('/release/12/export'), undefined],
            [src, true],
        ]);
    });

    test('all downloads are streams, and nothing else is', () => {
        const xano = createClientOf(
            wholeCatalogue,
            { instanceUrl: INSTANCE_URL, accessToken: TOKEN },
            fakeRuntime([]),
        );
        const calls = Object.keys(wholeCatalogue).flatMap((resource) =>
            Object.values<{ readonly operation: Operation }>(xano[resource as keyof typeof wholeCatalogue]),
        );
        const takes = ({ output }: Operation, value: unknown) => output().safeParse(value).success;
        const isFile = (operation: Operation): boolean =>
            takes(operation, new Uint8Array()) && !takes(operation, {}) && !takes(operation, { id: 1 });
        const files = calls.filter(({ operation }) => isFile(operation));
        expect(files.length).toBeGreaterThan(3);
        const ids = (of: readonly { readonly operation: Operation }[]) =>
            of.map(({ operation }) => operation.id);
        expect(ids(calls.filter((call) => 'stream' in call))).toEqual(ids(files));
        // @ts-expect-error -- an answer of JSON is no file
        expect(xano.workspace.list.stream).toBeUndefined();
    });

    test('a client without that part says which', () => {
        const options = { instanceUrl: INSTANCE_URL, accessToken: TOKEN };
        const xano = createClientOf(metadataOperations, options, fakeRuntime([]));
        expect(() => xano.workspace.export.stream()).toThrow(
            expect.objectContaining({ kind: 'config', hint: expect.stringContaining('pure/parts') }),
        );
    });
});
