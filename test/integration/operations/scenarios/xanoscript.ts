import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

const FUNCTION = `function "scratch/double" {
  input {
    int value
  }

  stack
  response = $input.value
}
`;

const JOB = `run.job scratch {
  main = {name: "double", input: {value: 2}}
}
---
function double {
  input {
    int value
  }

  stack
  response = $input.value
}
`;

const SERVICE = `workspace scratch {
}
---
run.service scratch {
}
`;

export function xanoscriptScenarios(bench: () => OperationsBench): void {
    describe('XanoScript', () => {
        test('becomes JSON, and XanoScript again', async () => {
            const { xano } = bench();
            const json = await xano.convert.fromXs({ xanoscript: FUNCTION });
            expect(json).toMatchObject({ name: 'scratch/double' });
            expect(await xano.convert.toXs({ kind: 'function', json })).toMatchObject({ value: FUNCTION });
            const odd = await refusalOf(xano.convert.fromXs({ xanoscript: 'function {{{' }));
            expect(odd).toMatchObject({ kind: 'validation', code: 'ERROR_CODE_SYNTAX_ERROR' });
        });

        test('runs without being stored, and in an environment of its own', async () => {
            const { xano } = bench();
            const ran = await xano.beta.anonymousRun({ xanoscript: FUNCTION, input: { value: 2 } });
            expect(ran).toHaveProperty('result');
            await xano.function.create({ xanoscript: FUNCTION });
            expect(
                await xano.beta.functionRun({ name: 'scratch/double', input: { value: 2 } }),
            ).toHaveProperty('result');
            await xano.function.delete({ function_id: 'scratch/double', confirm: true });

            expect(await xano.beta.ephemeralJob({ doc: JOB, args: { value: 3 } })).toHaveProperty('result');
            await xano.beta.ephemeralService({ doc: SERVICE });
            await xano.beta.ephemeralCleanup({ confirm: true });
        });

        test('of a whole branch is exported, previewed and applied', async () => {
            const { xano } = bench();
            const document = await xano.multidoc.export({ env: false });
            expect(document).toMatch(/^table /m);
            expect(document).toMatch(/^---$/m);
            expect(await xano.beta.multidoc()).toBe(document);

            const preview = await xano.multidoc.dryRun({ partial: true, xanoscript: FUNCTION });
            expect(preview.operations).toMatchObject([{ type: 'function', name: 'scratch/double' }]);
            const names = async () =>
                (await xano.function.list({ search: 'scratch' })).items.map(({ name }) => name);
            expect(await names()).toEqual([]);
            await xano.multidoc.import({ partial: true, xanoscript: FUNCTION, confirm: true });
            expect(await names()).toEqual(['scratch/double']);
            await xano.function.delete({ function_id: 'scratch/double', confirm: true });
        });
    });

    describe('knowledge', () => {
        test('is pushed, listed, pulled and read', async () => {
            const { xano } = bench();
            const item = { name: 'House style', description: 'Names', content: 'Tables are singular.' };
            await xano.knowledge.push({ items: [item], dry_run: true, confirm: true });
            expect(await xano.knowledge.pull()).toEqual([]);
            await xano.knowledge.push({ items: [item], confirm: true });
            const [listed] = await xano.knowledge.list();
            expect(listed).toMatchObject({ name: 'House style' });
            expect(await xano.knowledge.pull()).toMatchObject([{ content: 'Tables are singular.' }]);
            const file = await xano.knowledge.file({ knowledge_id: listed?.id ?? 0, path: 'House style.md' });
            expect(file).toBeInstanceOf(Uint8Array);
        });
    });
}
