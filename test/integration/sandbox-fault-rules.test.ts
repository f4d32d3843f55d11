import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openFaultBench } from './fault-bench.js';

let bench: Awaited<ReturnType<typeof openFaultBench>>;

beforeEach(async () => {
    bench = await openFaultBench();
});

afterEach(() => bench.close());

describe('rules', () => {
    const hits = async (
        rule: object,
        requests: readonly (readonly [string, string])[],
    ): Promise<boolean[]> => {
        await bench.add({ ...rule, fault: { kind: 'status', status: 599 } });
        const all: boolean[] = [];
        for (const [method, path] of requests) {
            const answer = await bench.call(path, method === 'GET' ? { method, body: null } : { method });
            all.push(answer.status === 599);
        }
        return all;
    };

    test.each([
        [{ method: 'post' }, [true, false, true, true]],
        [{ path: 'content/bulk' }, [true, false, false, false]],
        [{ path: '/api:meta/workspace/*/table' }, [false, true, false, false]],
        [{ path: '**/stream' }, [false, false, true, false]],
        [{ door: 'meta' }, [true, true, false, false]],
        [{ door: 'mcp' }, [false, false, true, true]],
        [{ door: 'mcp', path: 'sse' }, [false, false, false, true]],
    ])('match %j', async (match, expected) => {
        expect(
            await hits({ match }, [
                ['POST', '/api:meta/workspace/1/table/2/content/bulk'],
                ['GET', '/api:meta/workspace/1/table?page=1'],
                ['POST', '/x2/mcp/meta/mcp/stream'],
                ['POST', '/api/mcp/sse'],
            ]),
        ).toEqual(expected);
    });

    test('skip, then times', async () => {
        const five = Array.from({ length: 5 }, () => ['POST', '/x'] as const);
        expect(await hits({ skip: 1, times: 2 }, five)).toEqual([false, true, true, false, false]);
    });

    test('probability is drawn from the seed', async () => {
        const many = Array.from({ length: 40 }, () => ['POST', '/x'] as const);
        const first = await hits({ probability: 0.5, seed: 7 }, many);
        bench.faults.reset();
        expect(await hits({ probability: 0.5, seed: 7 }, many)).toEqual(first);
        const fired = first.filter(Boolean).length;
        expect(fired).toBeGreaterThan(8);
        expect(fired).toBeLessThan(32);
    });

    test('GET shows counters and what each kind does; DELETE ends it', async () => {
        await bench.add({ times: 1, fault: { kind: 'status', preset: '500' } });
        await bench.call();
        await bench.call();
        const listed = await bench.list();
        expect(listed.rules).toEqual([
            { id: 1, rule: { times: 1, fault: { kind: 'status', preset: '500' } }, seen: 2, fired: 1 },
        ]);
        expect(listed.kinds).toContainEqual(
            expect.objectContaining({ kind: 'reset-after', executed: 'yes' }),
        );
        await fetch(`${bench.origin}/_sandbox/faults`, { method: 'DELETE' });
        expect((await bench.list()).rules).toEqual([]);
    });

    test.each([
        [{}, 'fault must be an object'],
        [{ fault: { kind: 'gremlins' } }, 'fault.kind must be one of status'],
        [{ fault: { kind: 'delay' } }, 'fault.ms must be a number of 0 or more'],
        [{ fault: { kind: 'status', preset: '200' } }, 'fault.preset must be one of'],
        [{ fault: { kind: 'hang', when: 'later' } }, 'fault.when must be one of before, after'],
        [{ fault: { kind: 'cut', byte: 3 } }, 'fault knows no "byte"'],
        [{ time: 1, fault: { kind: 'hang' } }, 'rule knows no "time"'],
        [{ match: { door: 'back' }, fault: { kind: 'hang' } }, 'match.door must be one of meta, app, mcp'],
    ])('refuses %j', async (rule, message) => {
        const { status, body } = await bench.add(rule);
        expect([status, body.code]).toEqual([400, 'ERROR_CODE_INPUT_ERROR']);
        expect(body.message).toContain(message);
        expect((await bench.call()).status).toBe(200);
    });
});

test('sessions and streams are told', async () => {
    const told: string[] = [];
    bench.faults.onSessionsExpire(() => told.push('expire'));
    bench.faults.onStreamsDrop(() => told.push('drop'));
    for (const path of ['sessions/expire', 'streams/drop', 'nothing']) {
        const answer = await fetch(`${bench.origin}/_sandbox/${path}`, { method: 'POST' });
        told.push(String(answer.status));
    }
    expect(told).toEqual(['expire', '200', 'drop', '200', '404']);
});
