import { describe, expect, test } from '@jest/globals';
import { collect } from '../bench.js';
import type { OperationsBench } from '../bench.js';

const THROW = `    throw {
      name = "broken"
      value = "Out of stock"
    }
`;

const workflow = (stack: string): string => `workflow_test sale {\n  stack {\n${stack}  }\n}`;

const tested = (stack: string): string => `function "tested/one_more" {
  input {
    int score
  }

  stack {
${stack}  }

  response = $input.score + 1
  test "adds one" {
    input = {score: 1}
    expect.to_equal ($response) {
      value = 2
    }
  }
}
`;

export function testScenarios(bench: () => OperationsBench): void {
    describe('tests', () => {
        test('a workflow test passes, and fails with what was thrown', async () => {
            const { xano } = bench();
            await xano.workflowTest.create({ xanoscript: workflow('') });
            const one = { workflow_test_id: 'sale' };
            expect(await xano.workflowTest.run(one)).toMatchObject({
                status: 'ok',
                timing: expect.any(Number),
            });
            await xano.workflowTest.update({ ...one, xanoscript: workflow(THROW) });
            expect(await xano.workflowTest.run(one)).toMatchObject({
                status: 'exception',
                message: 'Out of stock',
            });
            await xano.workflowTest.delete({ ...one, confirm: true });
        });

        test('a unit test is found where it stands, passes and fails', async () => {
            const { xano } = bench();
            const { id } = await xano.function.create({ xanoscript: tested('') });
            const all = await collect(xano.unitTest.list.iterate({ obj_type: 'function' }));
            expect((await xano.unitTest.list({ per_page: 1 })).items).toEqual(all.slice(0, 1));
            const found = all.filter(({ obj_id }) => obj_id === id);
            expect(found).toMatchObject([
                { name: 'adds one', obj_name: 'tested/one_more', expect_count: 1, input_count: 1 },
            ]);
            const one = { unit_test_id: found[0]?.id ?? '' };
            expect(await xano.unitTest.run(one)).toMatchObject({ status: 'ok' });

            await xano.function.update({ function_id: id, xanoscript: tested(THROW) });
            const failed = await xano.unitTest.run({ ...one, branch: 'v1' });
            expect(failed).toMatchObject({
                status: 'fail',
                results: [{ status: 'fail', message: 'Out of stock' }],
            });
            await xano.function.delete({ function_id: id, confirm: true });
        });
    });
}
