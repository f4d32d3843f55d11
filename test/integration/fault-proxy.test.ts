import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Agent, createServer, request as httpRequest } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultKind } from '../faults/proxy/exchange.js';
import { startFaultProxy } from '../faults/proxy/index.js';
import type { FaultProxy } from '../faults/proxy/index.js';
import { faultKinds } from '../faults/proxy/kinds/index.js';
import { Plan } from '../faults/proxy/plan.js';
import { factsOf } from '../faults/proxy/sort.js';
import { readAll } from '../faults/proxy/upstream.js';
import { createRandom } from '../sandbox/seed/random.js';

const ANSWER = JSON.stringify({ ids: Array.from({ length: 40 }, (_, i) => i) });
const BULK = '/api:meta/workspace/1/table/2/content/bulk';

let target: Server;
let proxy: FaultProxy;
/** What the server behind the proxy got whole, switches of the sandbox included. */
let carriedOut: string[];
let fault: FaultKind | undefined;
let agent: Agent;

beforeEach(async () => {
    carriedOut = [];
    fault = undefined;
    agent = new Agent({ keepAlive: true });
    target = createServer((incoming, response) => {
        readAll(incoming).then(
            (body) => {
                carriedOut.push(`${incoming.url ?? ''} ${body.toString()}`);
                response.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER);
            },
            () => undefined,
        );
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    proxy = await startFaultProxy(`http://127.0.0.1:${(target.address() as AddressInfo).port}`, {
        random: createRandom(5),
        next: () => {
            const once = fault;
            fault = undefined;
            return once;
        },
    });
});

afterEach(async () => {
    agent.destroy();
    await proxy.close();
    target.closeAllConnections();
    await new Promise((resolve) => target.close(resolve));
});

/** Milliseconds for what never comes. */
const BRIEF = 100;

/** What a client sees: a status with `whole` or `other` text, or how it failed. Gives up after `patience` ms. */
function send(path = BULK, body = '{"items":[{"a":1},{"a":2}]}', patience = 10_000): Promise<string> {
    return new Promise((resolve) => {
        const outgoing = httpRequest(`${proxy.origin}${path}`, { method: 'POST', agent }, (answer) => {
            readAll(answer).then(
                (text) =>
                    resolve(`${answer.statusCode ?? 0} ${text.toString() === ANSWER ? 'whole' : 'other'}`),
                () => resolve('broken'),
            );
        });
        outgoing.setTimeout(patience, () => outgoing.destroy(new Error('gave up')));
        outgoing.on('error', ({ message }) => resolve(message === 'gave up' ? message : 'broken'));
        outgoing.end(body);
    });
}

const kind = (name: string): FaultKind => {
    const found = faultKinds.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no fault ${name}`);
    return found;
};

/** What the client sees under each fault, and how often the request is carried out in the end. */
const SEEN: Readonly<Record<string, readonly [seen: string, times: number]>> = {
    refused: ['200 whole', 1],
    'reset-before': ['broken', 0],
    'reset-during': ['broken', 0],
    'reset-after': ['broken', 1],
    'reset-late': ['broken', 1],
    cut: ['broken', 1],
    'timeout-done': ['gave up', 1],
    'timeout-late': ['gave up', 1],
    'timeout-lost': ['gave up', 0],
    '429': ['429 other', 0],
    '429-retry-after': ['429 other', 0],
    '401': ['401 other', 0],
    '500': ['500 other', 0],
    '500-done': ['500 other', 1],
    '502-html': ['502 other', 0],
    '502-html-done': ['502 other', 1],
    '502-html-late': ['502 other', 1],
    '503': ['503 other', 0],
    '504-html-late': ['504 other', 1],
    'double-answer': ['200 whole', 1],
    trickle: ['200 whole', 1],
    'partial-500': ['200 whole', 1],
    'partial-400': ['200 whole', 1],
    'session-expired': ['200 whole', 1],
    'stream-drop': ['200 whole', 1],
};

test.each(faultKinds.map(({ name }) => name))('%s', async (name) => {
    fault = kind(name);
    // Nobody waits for what never comes; everything else may take its time on a busy machine.
    const seen = await send(BULK, undefined, SEEN[name]?.[0] === 'gave up' ? BRIEF : undefined);
    await proxy.quiet();
    const times = carriedOut.filter((line) => line.startsWith(`${BULK} {"items"`)).length;
    expect([seen, times]).toEqual(SEEN[name]);
    // The one after it finds everything in order.
    expect(await send()).toBe('200 whole');
});

test('the switches of the sandbox are thrown before the request arrives', async () => {
    fault = kind('partial-500');
    await send();
    fault = kind('session-expired');
    await send();
    expect(carriedOut.map((line) => line.split(' ')[0])).toEqual([
        '/_sandbox/faults',
        BULK,
        '/_sandbox/sessions/expire',
        BULK,
    ]);
});

test('nobody listens after "refused", until it is over', async () => {
    fault = kind('refused');
    await send();
    expect(await send()).toBe('broken');
    await proxy.quiet();
    expect(await send()).toBe('200 whole');
});

test('a fault on an event stream does not wait for its end', async () => {
    target.removeAllListeners('request');
    target.on('request', (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('event: endpoint\ndata: /messages\n\n');
    });
    for (const name of ['500-done', 'reset-late', 'cut']) {
        fault = kind(name);
        await fetch(proxy.origin).then(
            (answer) => answer.text(),
            () => 'broken',
        );
        await proxy.quiet();
    }
});

test('a late delivery comes after the client has given up', async () => {
    fault = kind('timeout-late');
    expect(await send(BULK, undefined, BRIEF)).toBe('gave up');
    expect(carriedOut).toEqual([]);
    await proxy.quiet();
    expect(carriedOut).toHaveLength(1);
});

const tool = (name: string, args: object) => ({
    method: 'tools/call',
    params: { name, arguments: args },
});

const list = { items: [{}, {}] };

test.each([
    ['POST', '/api:meta/workspace/1/table/2/content/bulk', list, 'write', 2],
    ['POST', '/api:meta/workspace/1/table/2/content/bulk/delete', { row_ids: [1, 2, 3] }, 'write', 3],
    ['POST', '/api:meta/workspace/1/table/2/content', {}, 'write', 0],
    ['PUT', '/api:meta/workspace/1/table/2/content/7', {}, 'write', 0],
    ['POST', '/api:meta/workspace/1/table/2/content/search', {}, 'read', 0],
    ['GET', '/api:meta/workspace/1/table/2/content?page=1', {}, 'read', 0],
    ['POST', '/x2/mcp/meta/mcp/stream', tool('addTableContentBulk', list), 'write', 2],
    ['POST', '/x2/mcp/meta/mcp/stream', tool('searchTableContent', {}), 'read', 0],
    ['POST', '/x2/mcp/meta/mcp/stream', { method: 'tools/list' }, 'talk', 0],
])('%s %s %j is a %s', (method, path, body, sort, rows) => {
    expect(factsOf(method, path, Buffer.from(JSON.stringify(body)))).toMatchObject({ sort, rows });
});

test('a plan draws the same faults from the same seed, and no more than it may', () => {
    const request = { method: 'POST', path: BULK, headers: {}, body: Buffer.from('{}') };
    const drawn = (seed: number) => {
        const plan = new Plan({
            seed,
            chances: { write: 0.5, read: 0, talk: 0 },
            most: 6,
            kinds: faultKinds,
        });
        const names = Array.from(
            { length: 40 },
            () => plan.next({ ...request, ...factsOf('POST', BULK, request.body) })?.name,
        );
        return { names, fired: Object.values(plan.fired).reduce((sum, times) => sum + times, 0) };
    };
    expect(drawn(3)).toEqual(drawn(3));
    expect(drawn(3).names).not.toEqual(drawn(4).names);
    expect(drawn(3).fired).toBe(6);
});
