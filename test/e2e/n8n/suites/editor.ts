import assert from 'node:assert/strict';
import { say } from '../../progress.js';
import { openEditor } from '../browser.js';
import { node, workflow } from '../server/workflow.js';
import { addWorkflow, removeWorkflow } from '../server/workflows.js';
import { SUBJECT } from '../subject.js';
import type { Suite, SuiteContext } from '../suite.js';

const NODE = 'Tables';

/** Problems on the page that name our node or package, or came of filling its boxes in. */
export const ours = (problems: readonly string[], packageName: string): readonly string[] =>
    problems.filter((text) =>
        [packageName, SUBJECT.node, 'dynamic-node-parameters'].some((name) => text.includes(name)),
    );

async function runsInEditor({
    n8n,
    nodes,
    credential,
    pictures,
    bench,
    setting,
}: SuiteContext): Promise<void> {
    const draft = workflow('Editor', [
        [
            node('Start', 'n8n-nodes-base.manualTrigger'),
            node(NODE, `${nodes.name}.${SUBJECT.node}`, SUBJECT.listTables, { credentials: credential }),
        ],
    ]);
    const saved = await addWorkflow(n8n.api, draft);
    const editor = await openEditor(n8n.api, pictures);
    try {
        await editor.openWorkflow(saved.id);
        await editor.openNode(NODE);
        // The list of workspaces is loaded when it is opened.
        await editor.page.getByTestId('rlc-input').first().click();
        await editor.page.getByTestId('rlc-item').first().waitFor();
        await editor.page.keyboard.press('Escape');
        await editor.page.getByTestId('node-execute-button').first().click();
        const first = (await bench.xano.table.list()).items[0]?.name ?? '';
        await editor.page.getByText(first).last().waitFor();
        say(`  picture: ${await editor.picture(`editor-${setting.version}`)}`);
        assert.deepEqual(ours(editor.problems, nodes.name), []);
    } catch (thrown) {
        say(`  picture: ${await editor.picture(`editor-${setting.version}-failed`)}`);
        throw thrown;
    } finally {
        await editor.close();
        await removeWorkflow(n8n.api, saved);
    }
}

export const editor: Suite = {
    name: 'editor',
    about: 'the node is opened and run in the editor, without an error in the browser',
    // The panel is the same wherever the workflow is carried out.
    skip: ({ workers }) => workers > 0,
    async run(context) {
        await context.check('the node is opened and run', () => runsInEditor(context));
    },
};
