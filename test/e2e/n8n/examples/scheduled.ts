import assert from 'node:assert/strict';
import { readExecution } from '../server/executions.js';
import type { WorkflowDraft } from '../server/workflow.js';
import { addWorkflow, removeWorkflow, runByHand } from '../server/workflows.js';
import type { SuiteContext } from '../suite.js';
import { example } from './example.js';
import { answerForm, here, pageOf } from './forms.js';
import { openInbox } from './inbox.js';
import type { Inbox } from './inbox.js';

const settings = (values: Readonly<Record<string, string | number>>) => ({
    assignments: {
        assignments: Object.entries(values).map(([name, value]) => ({
            id: name,
            name,
            value,
            type: typeof value,
        })),
    },
});

async function withSaved(
    { n8n }: SuiteContext,
    draft: WorkflowDraft,
    work: (run: (trigger: string) => Promise<string>) => Promise<void>,
): Promise<void> {
    const saved = await addWorkflow(n8n.api, draft);
    try {
        await work((trigger) => runByHand(n8n.api, saved, draft, trigger));
    } finally {
        await removeWorkflow(n8n.api, saved);
    }
}

async function cleansUp(context: SuiteContext, inbox: Inbox): Promise<void> {
    const { n8n, bench, installed } = context;
    const { xano } = bench;
    const name = 'cleanup_people';
    const { id } = await xano.table.add({
        name,
        schema: [
            { name: 'id', type: 'int', required: true },
            { name: 'email', type: 'text' },
        ],
    });
    const add = (...emails: readonly string[]) =>
        xano.record.bulkAdd({ table_id: id, items: emails.map((email) => ({ email })) });
    const emails = async () => (await xano.record.list({ table_id: id })).items.map(({ email }) => email);
    await add('a', 'b', 'a', 'a');
    const draft = example('duplicate-cleanup', context, {
        parameters: { Settings: settings({ table: name, columns: 'email' }) },
        instead: { 'Send the message here': inbox.node },
    });
    await withSaved(context, draft, async (run) => {
        const ask = async (decision: string, meanwhile?: () => Promise<unknown>) => {
            const execution = await run('Every night');
            const message = await inbox.next();
            assert.match(message, /^2 duplicate records in “cleanup_people”/);
            const link = here(n8n.api, /http\S+/.exec(message)?.[0] ?? '');
            assert.match(await pageOf(link), /Remove duplicates\?/);
            await meanwhile?.();
            await answerForm(link, [decision]);
            return readExecution(n8n.api, installed, execution);
        };
        assert.equal((await ask('Leave them')).status, 'success');
        assert.equal((await emails()).length, 4);
        const changed = await ask('Remove them', () => add('b'));
        assert.equal(changed.items('Remove duplicates'), undefined);
        assert.equal((await emails()).length, 5);
        await xano.record.delete({ table_id: id, row_id: 5 });
        const done = await ask('Remove them');
        assert.equal(done.items('Remove duplicates')?.[0]?.json['removed'], 2);
        assert.deepEqual(await emails(), ['a', 'b']);
        const clean = await readExecution(n8n.api, installed, await run('Every night'));
        assert.equal(clean.items('Message'), undefined);
    });
}

async function alerts(context: SuiteContext, inbox: Inbox): Promise<void> {
    const { n8n, installed } = context;
    const slowerThan = async (slowerThanMs: number): Promise<void> => {
        const draft = example('slow-endpoint-alert', context, {
            // The sample history is sparse at night.
            parameters: { Settings: settings({ slowerThanMs, atLeast: 5, hours: 24 }) },
            instead: { 'Send the message here': inbox.node },
        });
        await withSaved(context, draft, async (run) => {
            const { status } = await readExecution(n8n.api, installed, await run('Every hour'));
            assert.equal(status, 'success');
        });
    };
    await slowerThan(4_000);
    const message = await inbox.next();
    assert.match(message, /^1 slow endpoints? in the last 24 hours\n/);
    assert.match(message, /GET \S+\/reports\/revenue: 1 in 20 of \d+ requests took longer than \d\.\d s/);
    await slowerThan(60_000);
    assert.equal(inbox.waiting, 0);
}

export async function checkSchedules(context: SuiteContext): Promise<void> {
    const inbox = await openInbox();
    try {
        await context.check('duplicates are removed after approval only', () => cleansUp(context, inbox));
        await context.check('slow endpoints are told in one message', () => alerts(context, inbox));
    } finally {
        await inbox.close();
    }
}
