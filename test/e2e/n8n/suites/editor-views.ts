import assert from 'node:assert/strict';
import { openEditor } from '../browser.js';
import type { Editor } from '../browser.js';
import { addWorkflow, removeWorkflow } from '../server/workflows.js';
import { ours } from './editor.js';
import { PANELS, panelsWorkflow } from './editor-panels.js';
import type { Panel } from './editor-panels.js';
import type { Suite, SuiteContext } from '../suite.js';

/** What builders type, and the action they look for. */
const LOOKED_FOR = [
    ['add table', 'Add a table'],
    ['bulk patch', 'Patch records in bulk'],
    ['request history', 'Search the request history'],
] as const;

async function findsActions(editor: Editor): Promise<void> {
    const { page } = editor;
    // So far that nothing lies behind the button that runs the workflow.
    await page.getByTestId('zoom-out-button').first().click();
    await page.keyboard.press('n');
    const search = page.getByTestId('node-creator-search-bar');
    for (const [words] of LOOKED_FOR) {
        await search.fill(words);
        await page.getByTestId('node-creator-item-name').getByText('Xano Connect').first().waitFor();
    }
    await page.getByTestId('node-creator-item-name').getByText('Xano Connect').first().click();
    const creator = page.getByTestId('node-creator');
    for (const [, action] of LOOKED_FOR) await creator.getByText(action, { exact: true }).first().waitFor();
    await creator
        .getByText(/^record actions/i)
        .first()
        .evaluate((element) => element.scrollIntoView());
    await editor.picture('n8n-creator');
    await page.keyboard.press('Escape');
    await creator.waitFor({ state: 'hidden' });
}

async function opens(editor: Editor, { node, picture, shows, from, loadsColumns }: Panel): Promise<void> {
    const { page } = editor;
    const opened = editor.openNode(node);
    if (loadsColumns === true) await page.waitForResponse(/resource-mapper-fields/);
    await opened;
    const panel = page.getByTestId('ndv');
    for (const text of shows) await panel.getByText(text).first().waitFor();
    await panel
        .getByText(/^Fetching/)
        .first()
        .waitFor({ state: 'hidden' });
    await panel
        .getByText(from, { exact: true })
        .first()
        .evaluate((element) => element.scrollIntoView());
    await editor.picture(picture);
    await editor.leave();
}

async function showsNoToken(editor: Editor, token: string): Promise<void> {
    const { page } = editor;
    await editor.openNode('Create a record');
    await page.getByTestId('credential-edit-button').first().click();
    const dialog = page.getByTestId('credential-edit-dialog');
    await dialog.getByText('Connection tested successfully').first().waitFor();
    assert.ok(!(await page.locator('body').evaluate((body) => body.innerHTML)).includes(token));
    await editor.picture('n8n-credential');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await editor.leave();
}

async function showsItsOutput(editor: Editor): Promise<void> {
    const { page } = editor;
    await editor.openNode('Patch records in bulk');
    await page.getByTestId('node-execute-button').first().click();
    await page.mouse.move(0, 0);
    await page.getByTestId('output-panel').getByText('patched').first().waitFor();
    await page.getByTestId('node-execute-button').getByText('Execute step').first().waitFor();
    await editor.picture('n8n-run');
    await editor.leave();
}

export const editorViews: Suite = {
    name: 'editor views',
    about: 'what builders see: actions to choose from, panels with everything loaded, the credential, a run',
    // Pictures for the documentation are of the current n8n.
    skip: ({ workers, version }) => workers > 0 || version !== '2.41.1',
    async run(context: SuiteContext) {
        const { check, n8n, bench, nodes, pictures } = context;
        const idOf = async (name: string): Promise<number> =>
            (await bench.xano.table.get({ table_id: name })).id;
        const tables = { customers: await idOf('customers'), orders: await idOf('orders') };
        const saved = await addWorkflow(n8n.api, panelsWorkflow(context, tables));
        const editor = await openEditor(n8n.api, pictures);
        const view = (name: string, work: () => Promise<void>): Promise<boolean> =>
            check(name, async () => {
                try {
                    await work();
                } catch (thrown) {
                    await editor.picture('editor-failed');
                    await editor.openWorkflow(saved.id);
                    throw thrown;
                }
            });
        try {
            await editor.openWorkflow(saved.id);
            await view('actions are found by what builders call them', () => findsActions(editor));
            for (const panel of PANELS) await view(`panel: ${panel.node}`, () => opens(editor, panel));
            await view('the credential shows no token', () =>
                showsNoToken(editor, bench.sandbox.tokens.full),
            );
            await view('a run shows what became of each item', () => showsItsOutput(editor));
            await check('nothing on the console', () => {
                assert.deepEqual(ours(editor.problems, nodes.name), []);
            });
        } finally {
            await editor.close();
            await removeWorkflow(n8n.api, saved);
        }
    },
};
