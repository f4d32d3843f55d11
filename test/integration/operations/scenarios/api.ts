import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

const SCRIPT = `query "greet" verb=GET {
  input {
    text name? filters=trim
  }

  stack {
    var $greeting {
      value = "Hello"
    }
  }

  response = $greeting
}
`;

export function apiScenarios(bench: () => OperationsBench): void {
    describe('API group and endpoint', () => {
        test('a group is created, changed, and deleted with its endpoints', async () => {
            const { xano } = bench();
            const group = await xano.apiGroup.create({ name: 'Desk' });
            const at = { apigroup_id: 'Desk' };
            expect(group).toMatchObject({ name: 'Desk', description: '', swagger: true, branch: 'v1' });
            await xano.apiGroup.update({ ...at, name: 'Desk', description: 'For us', swagger: true });
            await xano.apiGroup.security({ ...at, guid: group.guid, canonical: 'dEsK1234' });
            expect(await xano.apiGroup.get(at)).toMatchObject({
                description: 'For us',
                canonical: 'dEsK1234',
            });
            expect((await xano.apiGroup.list({ search: 'Desk' })).items.map(({ id }) => id)).toEqual([
                group.id,
            ]);

            const made = await xano.endpoint.create({ ...at, name: 'items', verb: 'GET' });
            const one = { ...at, api_id: 'GET items' };
            expect(await xano.endpoint.get(one)).toMatchObject({ id: made.id, verb: 'GET', auth: false });
            await xano.endpoint.update({ ...one, name: 'items', description: 'All of them', verb: 'GET' });
            await xano.endpoint.security({ ...one, guid: group.guid });
            expect(await xano.endpoint.openapi(one)).toHaveProperty('paths');
            expect(await xano.apiGroup.openapi(at)).toHaveProperty('paths');
            expect((await xano.endpoint.list(at)).items).toMatchObject([{ description: 'All of them' }]);

            await xano.endpoint.delete({ ...one, confirm: true });
            expect((await xano.endpoint.list(at)).items).toEqual([]);
            await xano.endpoint.create({ ...at, name: 'left', verb: 'POST' });
            await xano.apiGroup.delete({ ...at, confirm: true });
            expect(await refusalOf(xano.endpoint.list({ apigroup_id: group.id }))).toMatchObject({
                kind: 'not-found',
            });
        });

        test('an endpoint is written in XanoScript, and changed as a draft', async () => {
            const { xano } = bench();
            const { id } = await xano.apiGroup.create({ name: 'Scripts' });
            const at = { apigroup_id: id };
            const made = await xano.endpoint.create({ ...at, xanoscript: SCRIPT });
            expect(made).toMatchObject({ name: 'greet', verb: 'GET', draft_updated_at: null });
            const one = { ...at, api_id: made.id };
            const logic = async (include_draft: boolean) =>
                (await xano.endpoint.get({ ...one, include_draft, include_xanoscript: true })).xanoscript
                    ?.value;
            expect(await logic(false)).toContain('Hello');

            await xano.endpoint.update({
                ...one,
                xanoscript: SCRIPT.replace('Hello', 'Good day'),
                publish: false,
            });
            expect(await logic(false)).toContain('Hello');
            expect(await logic(true)).toContain('Good day');
            await xano.apiGroup.delete({ ...at, confirm: true });
        });

        test('bad XanoScript is refused with the place of the fault', async () => {
            const { xano } = bench();
            const [group] = (await xano.apiGroup.list()).items;
            const error = await refusalOf(
                xano.endpoint.create({ apigroup_id: group!.id, xanoscript: 'invalid stuff' }),
            );
            expect(error).toMatchObject({ kind: 'validation', code: 'ERROR_CODE_SYNTAX_ERROR' });
            expect(error.payload).toMatchObject({ error_line: 'invalid stuff' });
        });
    });
}
