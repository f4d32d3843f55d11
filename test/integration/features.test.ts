import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createXano, isXanoError, wholeCatalogue } from 'xano-connect';
import type { Operation, Xano } from 'xano-connect';
import { startSandbox } from '../sandbox/index.js';
import type { Sandbox } from '../sandbox/index.js';

const open: { close(): Promise<void> }[] = [];
let newer: Sandbox;
let older: Sandbox;

beforeAll(async () => {
    [newer, older] = await Promise.all([
        startSandbox({ seed: 'empty' }),
        startSandbox({ seed: 'empty', older: true }),
    ]);
    open.push(newer, older);
});
afterAll(() => Promise.all(open.map((one) => one.close())));

function clientOf({ origin, tokens, workspaceId }: Sandbox): Xano {
    const xano = createXano({ instanceUrl: origin, accessToken: tokens.full, workspaceId });
    open.unshift(xano);
    return xano;
}

/** Xano's newer clients have it, and nobody says since when: the older sandbox has it, too. */
const UNDATED = 'task.activate';

const requests = Object.values(wholeCatalogue)
    .flatMap((operations) => Object.values<Operation>(operations))
    .filter((operation) => 'rest' in operation && operation.rest.base !== 'account');

const idsOf = (operations: readonly Operation[]): readonly string[] => operations.map(({ id }) => id);

describe('what an instance supports', () => {
    test('is everything where it is new, for one request', async () => {
        const xano = clientOf(newer);
        const told = await Promise.all(requests.map(({ id }) => xano.supports(id)));
        expect(idsOf(requests.filter((_, i) => told[i] !== true))).toEqual([]);
        expect(xano.stats.requests).toBe(1);
    });

    test('is everything but what came later where it is older', async () => {
        const xano = clientOf(older);
        const told = await Promise.all(requests.map(({ id }) => xano.supports(id)));
        const missing = idsOf(requests.filter((_, i) => told[i] === false));
        const later = requests.filter(({ id, experimental }) => experimental === true && id !== UNDATED);
        expect(missing).toEqual(idsOf(later));
        expect(missing.length).toBeGreaterThan(50);
    });

    test('is told by the call, too, and that is not taken for something that is not there', async () => {
        const on = async (sandbox: Sandbox, id: string, input: object): Promise<unknown> => {
            try {
                return await clientOf(sandbox).run(id, input);
            } catch (error) {
                return isXanoError(error) ? error.kind : error;
            }
        };
        const release = { release: 999 };
        expect(await on(older, 'release.get', release)).toBe('unsupported');
        expect(await on(newer, 'release.get', release)).toBe('not-found');
    });
});
