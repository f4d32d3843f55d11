import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';
import { placeScenario, TESTED } from './place.js';

const FUNCTION = 'function greet {\n  input {\n  }\n\n  stack {\n  }\n\n  response = "Hello"\n}';

export function personalSandboxScenarios(bench: () => OperationsBench): void {
    describe('the personal sandbox', () => {
        test('is there when it is asked for, takes XanoScript, and is emptied and deleted', async () => {
            const { xano } = bench();
            const mine = await xano.sandbox.get();
            expect(mine).toMatchObject({ type: 'sandbox', state: 'ok' });
            expect((await xano.sandbox.get()).id).toBe(mine.id);
            expect((await xano.sandbox.impersonate())._ti).toMatch(/./);
            expect(await xano.sandboxMultidoc.export()).toBe('');

            const first = await xano.sandboxMultidoc.import({ xanoscript: TESTED, confirm: true });
            expect(first.guid_map?.map(({ type, name }) => `${type} ${name}`)).toEqual([
                'function shop/order_total',
                'workflow_test orders',
            ]);
            await placeScenario(
                {
                    env: xano.sandboxEnv,
                    license: xano.sandboxLicense,
                    unitTest: xano.sandboxUnitTest,
                    workflowTest: xano.sandboxWorkflowTest,
                },
                {},
            );

            const push = { xanoscript: FUNCTION, delete: true, transaction: true };
            const preview = await xano.sandboxMultidoc.dryRun(push);
            expect(preview.operations?.map(({ action, name }) => `${action} ${name}`)).toEqual([
                'create greet',
                'delete shop/order_total',
                'delete orders',
            ]);
            expect(await xano.sandboxMultidoc.export({ env: false })).toBe(TESTED);
            await xano.sandboxMultidoc.import({ ...push, confirm: true });
            expect(await xano.sandboxMultidoc.export()).toBe(`${FUNCTION}\n`);
            const broken = xano.sandboxMultidoc.import({ xanoscript: 'function {', confirm: true });
            expect(await refusalOf(broken)).toMatchObject({ code: 'ERROR_CODE_SYNTAX_ERROR' });

            await xano.sandbox.reset({ confirm: true });
            expect(await xano.sandboxMultidoc.export()).toBe('');
            expect(await xano.sandboxEnv.keys()).toEqual([]);
            await xano.sandbox.delete({ confirm: true });
            expect((await xano.sandbox.get()).id).not.toBe(mine.id);
        });

        test('takes knowledge', async () => {
            const { xano } = bench();
            const style = { name: 'Style', content: 'Be brief.' };
            const push = { items: [style], confirm: true as const };
            expect(await xano.sandboxKnowledge.push({ ...push, dry_run: true })).toMatchObject({
                imported: 1,
            });
            expect(await xano.sandboxKnowledge.pull()).toEqual([]);
            await xano.sandboxKnowledge.push(push);
            expect(await xano.sandboxKnowledge.pull()).toEqual([style]);
        });
    });
}
