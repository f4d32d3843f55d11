import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

const SCRIPT = `function "math/add_one" {
  description = "One more"

  input {
    int score
    int times?=1
  }

  stack {
  }

  response = $input.score + 1
}
`;

export function functionScenarios(bench: () => OperationsBench): void {
    describe('function', () => {
        test('is written in XanoScript, changed as a draft, run and deleted', async () => {
            const { xano } = bench();
            const made = await xano.function.create({ xanoscript: SCRIPT });
            expect(made).toMatchObject({ name: 'math/add_one', description: 'One more', branch: 'v1' });
            const one = { function_id: 'math/add_one' };
            await xano.function.update({
                ...one,
                xanoscript: SCRIPT.replace('+ 1', '+ 2'),
                publish: false,
            });
            const logic = async (include_draft: boolean) =>
                (await xano.function.get({ ...one, include_draft, include_xanoscript: true })).xanoscript
                    ?.value;
            expect(await logic(false)).toContain('+ 1');
            expect(await logic(true)).toContain('+ 2');
            await xano.function.security({ ...one, guid: 'x'.repeat(27) });
            expect((await xano.function.list({ search: 'math/' })).items.map(({ id }) => id)).toEqual([
                made.id,
            ]);

            const run = await xano.function.run({ name: 'math/add_one', input: { score: 3 } });
            expect(run).toEqual({
                result: { input: { score: 3, times: 1 }, branch: 'v1' },
                logs: [],
                status: 'ok',
            });
            const history = await xano.functionHistory.list({ ...one, include_output: true });
            expect(history.items).toMatchObject([
                { function_id: made.id, input: { score: 3, times: 1 }, output: run.result },
            ]);
            await xano.function.delete({ ...one, confirm: true });
            expect(await refusalOf(xano.function.get({ function_id: made.id }))).toMatchObject({
                kind: 'not-found',
            });
            const changes = await xano.auditLog.list({ per_page: 4 });
            expect(changes.items.map(({ type, msg }) => `${type} ${msg}`)).toEqual([
                'function:delete Function deleted: math/add_one',
                'function:update Function updated: math/add_one',
                'function:create Function created: math/add_one',
                expect.any(String),
            ]);
        });

        test('is made without logic from its name', async () => {
            const { xano } = bench();
            const { id } = await xano.function.create({ name: 'empty', description: 'Nothing yet' });
            await xano.function.update({ function_id: id, name: 'void', description: '', cache: { ttl: 5 } });
            expect(await xano.function.get({ function_id: 'void', include_xanoscript: true })).toMatchObject({
                cache: { ttl: 5, active: false },
                xanoscript: { value: expect.stringContaining('function "void"') },
            });
            await xano.function.delete({ function_id: id, confirm: true });
        });

        test.each([
            [{ name: 'shop/order_total' }, 'validation', 'Missing param: items'],
            [{ name: 'shop/revenue', input: { orders: [], by: 'year' } }, 'validation', '"year" is not one'],
            [{ name: 'no/such' }, 'not-found', ''],
        ])('a run of %j is refused', async (input, kind, words) => {
            const error = await refusalOf(bench().xano.function.run(input));
            expect(error).toMatchObject({ kind, message: expect.stringContaining(words) });
        });
    });
}
