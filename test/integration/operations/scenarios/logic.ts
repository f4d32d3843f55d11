import { describe, expect, test } from '@jest/globals';
import { FAMILY_CASES } from '../../sandbox/family-scripts.js';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

/** `mcp_server_trigger` is the resource `mcpServerTrigger`. */
const resourceOf = (kind: string): string =>
    kind.replace(/_(\w)/g, (_, first: string) => first.toUpperCase());

const idKeyOf = (kind: string): string => (kind.endsWith('_trigger') ? 'trigger_id' : `${kind}_id`);

const nothingThere = { kind: 'not-found' };

export function logicScenarios(bench: () => OperationsBench): void {
    describe.each(FAMILY_CASES)('$kind', ({ kind, script, shown, json, alwaysLive }) => {
        const resource = resourceOf(kind);
        const key = idKeyOf(kind);
        const run = (verb: string, input: Readonly<Record<string, unknown>>) =>
            bench().xano.run(`${resource}.${verb}`, input);
        const called = (name: string) => ({ [key]: name });

        test('is written in XanoScript, listed, found by name, and deleted once that is confirmed', async () => {
            const made = await run('create', { xanoscript: script('first', 'As it began') });
            expect(made).toMatchObject({
                name: 'first',
                description: 'As it began',
                xanoscript: null,
                ...shown,
            });
            expect(await run('list', { search: 'first', sort: 'name' })).toMatchObject({ items: [made] });

            const written = await run('get', { ...called('first'), include_xanoscript: true });
            expect(written).toMatchObject({ xanoscript: { value: script('first', 'As it began') } });

            // Under its new name it is found as well, under the old one no more.
            await run('update', { ...called('first'), xanoscript: script('second', 'As it went on') });
            expect(await run('get', called('second'))).toMatchObject({ description: 'As it went on' });
            expect(await refusalOf(run('get', called('first')))).toMatchObject({
                ...nothingThere,
                path: key,
            });

            const unsure = await refusalOf(run('delete', called('second')));
            expect(unsure).toMatchObject({ kind: 'validation', path: 'confirm' });
            await run('delete', { ...called('second'), confirm: true });
            expect(await refusalOf(run('get', called('second')))).toMatchObject(nothingThere);
        });

        test('a script that is none is refused, and the error says where it goes wrong', async () => {
            const error = await refusalOf(run('create', { xanoscript: `${kind} {` }));
            expect(error).toMatchObject({ kind: 'validation', operation: `${resource}.create`, status: 400 });
        });

        if (alwaysLive === true) return;

        test('keeps a draft until it is published, and is restricted to an API group', async () => {
            await run('create', { xanoscript: script('drafted', 'Live') });
            const one = called('drafted');
            await run('update', { ...one, xanoscript: script('drafted', 'Draft'), publish: false });
            expect(await run('get', one)).toMatchObject({ description: 'Live' });
            expect(await run('get', { ...one, include_draft: true })).toMatchObject({ description: 'Draft' });
            await run('update', { ...one, xanoscript: script('drafted', 'Published') });
            expect(await run('get', one)).toMatchObject({ description: 'Published' });

            const [group] = (await bench().xano.apiGroup.list({ per_page: 1 })).items;
            expect(await run('security', { ...one, guid: group?.guid })).toMatchObject({ name: 'drafted' });
            await run('security', { ...one, guid: '' });
            await run('delete', { ...one, confirm: true });
        });

        if (json === undefined) return;

        test('is made from settings, and from a branch of its own', async () => {
            const { xano } = bench();
            const made = await run('create', json);
            expect(made).toMatchObject({ name: json['name'], description: json['description'] });
            await run('update', { ...called('from_json'), ...json, description: 'Changed', tag: ['night'] });
            expect(await run('get', called('from_json'))).toMatchObject({
                description: 'Changed',
                tag: ['night'],
            });
            const label = `with_${kind}`;
            await xano.branch.create({ label, source_branch: 'v1' });
            const { description: _filledIn, ...least } = json;
            const there = await run('create', { ...least, name: 'only_there', branch: label });
            expect(there).toMatchObject({ branch: label, description: '' });
            expect(await refusalOf(run('get', called('only_there')))).toMatchObject(nothingThere);
            const inBranch = xano.with({ branch: label });
            expect(await inBranch.run(`${resource}.get`, called('only_there'))).toEqual(there);
            await xano.branch.delete({ branch_label: label, confirm: true });
        });
    });

    describe('what ran', () => {
        test('stays known under the new name of a task, which is switched off and on', async () => {
            const { xano } = bench();
            const before = await xano.taskHistory.list({ task_id: 'refresh_best_sellers', per_page: 3 });
            expect(before.items).toHaveLength(3);
            const { description, datasource, active } = await xano.task.get({
                task_id: 'refresh_best_sellers',
            });
            const settings = { description, datasource, active, name: 'warm_front_page' };
            await xano.task.update({ task_id: 'refresh_best_sellers', ...settings });
            const task = { task_id: 'warm_front_page' };
            expect(await xano.taskHistory.list({ ...task, per_page: 3 })).toEqual(before);

            expect(await xano.task.activate({ ...task, active: false })).toMatchObject({ active: false });
            expect(await xano.task.get(task)).toMatchObject({ active: false });
            await xano.task.activate({ ...task, active: true });
        });

        test('stays known under the new name of a trigger', async () => {
            const { xano } = bench();
            const before = await xano.triggerHistory.list({ trigger_id: 'on_order_paid', per_page: 3 });
            expect(before.items).toHaveLength(3);
            const trigger = await xano.tableTrigger.get({
                trigger_id: 'on_order_paid',
                include_xanoscript: true,
            });
            const script = trigger.xanoscript?.value ?? '';
            await xano.tableTrigger.update({
                trigger_id: 'on_order_paid',
                xanoscript: script.replace('on_order_paid', 'on_order_settled'),
            });
            const after = await xano.triggerHistory.list({ trigger_id: 'on_order_settled', per_page: 3 });
            expect(after).toEqual(before);
            const gone = await refusalOf(xano.triggerHistory.list({ trigger_id: 'on_order_paid' }));
            expect(gone).toMatchObject({ ...nothingThere, path: 'trigger_id' });
        });

        test.each([
            ['middleware', 'middleware_id', 'require_office_key'],
            ['tool', 'tool_id', 'find_order'],
        ] as const)('of a %s is listed by the id its own operations find', async (kind, key, name) => {
            const { xano } = bench();
            const found = await xano.run(`${kind}.get`, { [key]: name });
            const { items } = await xano[`${kind}History`].list({ [key]: name, per_page: 2 });
            expect(items).toHaveLength(2);
            for (const item of items)
                expect(found).toMatchObject({
                    id: Object.entries(item).find(([field]) => field === key)?.[1],
                });
        });
    });

    test('documentation for models is read by topic', async () => {
        const { xano } = bench();
        const start = await xano.mcpServer.documentation();
        expect(await xano.mcpServer.documentation({ type: 'start' })).toEqual(start);
        expect(await xano.mcpServer.documentation({ type: 'table' })).not.toEqual(start);
    });
}
