import { describe, expect, test } from '@jest/globals';
import { createClientOf } from '../../../core/src/client.js';
import { XanoError } from '../../../core/src/errors.js';
import { later } from '../../../core/src/later.js';
import { recordUpsert } from '../../../core/src/operations/composite/record-upsert.js';
import { recordOperations } from '../../../core/src/operations/record.js';
import { fakeRuntime } from '../support/fake-runtime.js';

const options = { instanceUrl: 'x8.n7.xano.io', accessToken: 'secret-token-value', workspaceId: 1 };

const missing = (): Promise<never> =>
    Promise.reject(new XanoError({ kind: 'connection', code: 'PART', message: 'It did not come.' }));

/** A client of which one operation comes later, by a loader that may fail first. */
function bench(fails = 0) {
    let left = fails;
    let loads = 0;
    const load = (): Promise<typeof recordUpsert> => {
        loads++;
        return left-- > 0 ? missing() : Promise.resolve(recordUpsert);
    };
    const ada = { id: 4, email: 'ada@example.test' };
    const runtime = fakeRuntime({ json: { items: [ada], itemsTotal: 1, curPage: 1, nextPage: null } });
    const catalogue = {
        record: { get: recordOperations.get, upsert: later('record.upsert', 'update', load) },
    };
    const xano = createClientOf(catalogue, options, runtime);
    return { xano, runtime, ada, loads: () => loads };
}

const asked = { table_id: 1, match: 'email', row: { email: 'ada@example.test' } };

describe('an operation that comes later', () => {
    test('does what it does, typed, over the same client', async () => {
        const { xano, ada, runtime, loads } = bench();
        expect(loads()).toBe(0);
        const { action, row } = await xano.record.upsert(asked);
        // Compiles only with the type of the operation behind it.
        const done: 'created' | 'updated' | 'unchanged' = action;
        expect({ done, row }).toEqual({ done: 'unchanged', row: ada });
        await xano.record.get({ table_id: 1, row_id: 4 });
        expect(xano.stats.requests).toBe(2);
        expect(runtime.requests).toHaveLength(2);
    });

    test('can be run by its id', async () => {
        const { xano } = bench();
        await expect(xano.run('record.upsert', asked)).resolves.toMatchObject({ action: 'unchanged' });
    });

    test('is checked as always, under its own name, before anything is sent', async () => {
        const { xano, runtime } = bench();
        // @ts-expect-error a table is wanted
        await expect(xano.record.upsert({ match: 'email', row: {} })).rejects.toMatchObject({
            kind: 'validation',
            path: 'table_id',
            operation: 'record.upsert',
        });
        expect(runtime.requests).toEqual([]);
    });

    test('that does not come sends nothing, and is asked for again', async () => {
        const { xano, runtime, loads } = bench(1);
        await expect(xano.record.upsert(asked)).rejects.toMatchObject({
            kind: 'connection',
            code: 'PART',
            operation: 'record.upsert',
        });
        expect(runtime.requests).toEqual([]);
        await expect(xano.record.upsert(asked)).resolves.toMatchObject({ action: 'unchanged' });
        expect(loads()).toBe(2);
    });
});
