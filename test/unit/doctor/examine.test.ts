import { describe, expect, test } from '@jest/globals';
import type { Check, Runtime } from 'xano-connect/pure';
import { examined, HEALTHY, initialized } from './support/instance.js';
import type { Routes } from './support/instance.js';

const never = (): Promise<never> => new Promise(() => undefined);

/** Deadlines are reached at once; none of a healthy instance's answers takes a turn of the event loop. */
const impatient: Runtime['sleep'] = (_, signal) =>
    new Promise((resolve, reject) => {
        const timer = setImmediate(resolve);
        signal?.addEventListener('abort', () => {
            clearImmediate(timer);
            reject(new Error('cleared'));
        });
    });

describe('a server that hangs', () => {
    test.each(Object.keys(HEALTHY).filter((route) => route !== 'DELETE'))(
        'at %s does not hang the doctor',
        async (route) => {
            const { diagnosis } = await examined({ [route]: never }, {}, { sleep: impatient });
            const late = diagnosis.checks.filter(({ state }) => state === 'failed');
            expect(late).not.toEqual([]);
            expect(late[0]?.message).toMatch(/No answer within 10 s|in time/);
        },
    );

    test('at everything does not either', async () => {
        const routes: Routes = Object.fromEntries(Object.keys(HEALTHY).map((route) => [route, never]));
        const { diagnosis } = await examined(routes, {}, { sleep: impatient });
        expect(diagnosis.ok).toBe(false);
    });

    test('while it says goodbye is left behind', async () => {
        const { diagnosis } = await examined({ DELETE: never }, {}, { sleep: impatient });
        expect(diagnosis.ok).toBe(true);
    });
});

describe('an examination', () => {
    test('only reads', async () => {
        const { requests } = await examined();
        const methods = requests.map(({ method, url, body }) =>
            url.includes('/x2/mcp/') && typeof body === 'string'
                ? (JSON.parse(body) as { method: string }).method
                : method,
        );
        expect(new Set(methods)).toEqual(
            new Set(['GET', 'initialize', 'notifications/initialized', 'tools/list', 'tools/call', 'DELETE']),
        );
        const calls = requests.filter(({ body }) => typeof body === 'string' && body.includes('tools/call'));
        expect(calls.map(({ body }) => body)).toEqual([expect.stringContaining('getLoggedInUser')]);
    });

    test('stays far below the limit of the free plan', async () => {
        const { requests } = await examined();
        expect(requests.filter(({ url }) => url.includes('/api:meta')).length).toBeLessThanOrEqual(5);
    });

    test('ends with the signal of its caller', async () => {
        const stop = new AbortController();
        const routes = {
            'GET /workspace': () => {
                stop.abort(new Error('enough'));
                return never();
            },
        };
        await expect(examined(routes, { signal: stop.signal })).rejects.toMatchObject({ kind: 'aborted' });
    });

    test('takes the checks of the platform in place of its own', async () => {
        const dns: Check = {
            id: 'dns',
            title: 'Host name',
            run: () => ({ state: 'ok', message: 'It is known here.' }),
        };
        const { check } = await examined({}, {}, { place: { checks: [dns] } });
        expect(check('dns')).toMatchObject({ state: 'ok', message: 'It is known here.' });
        expect(check('tls')).toMatchObject({
            state: 'skipped',
            message: expect.stringContaining('Node'),
        });
    });

    test('tells where settings came from, as far as they are those that were read', async () => {
        const place = {
            sourceOf: (setting: string, value: unknown) =>
                setting === 'accessToken' || value === 1 ? `profile "x" (${setting})` : undefined,
        };
        const { check } = await examined({}, {}, { place });
        expect(check('settings')).toMatchObject({
            message: expect.stringContaining('from an option'),
            facts: {
                instance_from: 'an option',
                token_from: 'profile "x" (accessToken)',
                workspace_from: 'profile "x" (workspaceId)',
            },
        });
    });

    test('a slip in a check is told as one', async () => {
        const slip: Check = {
            id: 'dns',
            title: 'Host name',
            run: () => {
                throw new TypeError('x is not a function');
            },
        };
        const { check } = await examined({}, {}, { place: { checks: [slip] } });
        expect(check('dns')).toMatchObject({
            state: 'failed',
            message: 'This check itself went wrong: x is not a function',
        });
    });

    test('a page is told about CORS', async () => {
        const { check } = await examined({ initialize: initialized({}) }, {}, { place: { kind: 'browser' } });
        expect(check('mcp-session').next).toContain('Access-Control-Expose-Headers');
    });
});
