import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { requireCleanPrototypes, requirePlain } from '../../fuzz/check.js';
import { runTarget } from '../../fuzz/run.js';
import { TARGETS } from '../../fuzz/targets/index.js';

/** `npm run test:fuzz` goes on from here with as many inputs, and other ones, as it is told. */
const SEED = 20_260_115;

test.each(TARGETS.map((target) => [target.name, target] as const))('%s', async (_, target) => {
    const outcome = await runTarget(target, { inputs: 200, seed: SEED });
    expect(outcome).toEqual({ target: target.name, inputs: 200 });
});

describe('what is looked for is found', () => {
    test('a failure, as small as it gets, with the way back to it', async () => {
        const property = fc.property(fc.integer({ min: 0 }), (number) => {
            if (number > 41) throw new TypeError('odd');
        });
        const target = { name: 'a target', share: 1, property };
        const { failure } = await runTarget(target, { inputs: 200, seed: SEED });
        expect(failure).toMatchObject({ input: '[ 42 ]', error: expect.stringContaining('odd') });
        const again = await runTarget(target, { inputs: 200, seed: SEED, path: failure?.path ?? '' });
        expect(again.failure).toMatchObject({ input: '[ 42 ]' });
    });

    test('a prototype that was given something', () => {
        Object.defineProperty(Object.prototype, 'polluted', { value: 1, configurable: true });
        try {
            expect(requireCleanPrototypes).toThrow('polluted');
        } finally {
            Reflect.deleteProperty(Object.prototype, 'polluted');
        }
        expect(requireCleanPrototypes).not.toThrow();
    });

    test('a result with the prototype that foreign JSON named', () => {
        const foreign: unknown = JSON.parse('{"__proto__":{"admin":true}}');
        expect(() => requirePlain({ items: [foreign] })).not.toThrow();
        expect(() => requirePlain({ items: [Object.assign({}, foreign)] })).toThrow('foreign prototype');
    });
});
