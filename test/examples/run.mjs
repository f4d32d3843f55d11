// Runs the examples over the built package, as a newcomer would: `npm run test:examples`, after `npm run build`.
// With `--picture` it also saves what the page looks like for the documents.
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { servePage, startSandbox } from '../../examples/browser/serve.mjs';
import { checkDoctor } from './doctor.mjs';
import { checkPage } from './page.mjs';
import { expectOutput, run } from './process.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const picture = process.argv.includes('--picture')
    ? fileURLToPath(new URL('../../docs/images/browser-example.png', import.meta.url))
    : undefined;

const ENTRIES = ['node.mjs', 'node.d.mts', 'browser.mjs'];
const missing = ENTRIES.filter((name) => !existsSync(`${root}/core/dist/${name}`));
if (missing.length > 0) {
    console.error(
        `core/dist/${missing[0]} is missing: run \`npm run build\` first, the examples use what is built.`,
    );
    process.exit(1);
}

const sandbox = await startSandbox();
const env = {
    ...process.env,
    XANO_INSTANCE_URL: sandbox.instanceUrl,
    XANO_ACCESS_TOKEN: sandbox.accessToken,
    XANO_WORKSPACE_ID: String(sandbox.workspaceId),
    XANO_MCP_URL: sandbox.mcpUrl,
};

async function checkScript() {
    const said = await run(process.execPath, ['examples/node-script.mjs'], { cwd: root, env });
    expectOutput('examples/node-script.mjs', said, [
        /^3 tables: customers, order_items, orders$/m,
        /^customers has 800 records/m,
        /^150 records have an id from 101 to 250$/m,
        /^Over MCP: \d+ tools read tables; getTables finds 3$/m,
    ]);
    const refused = await run(process.execPath, ['examples/node-script.mjs'], {
        cwd: root,
        env: { ...env, XANO_ACCESS_TOKEN: 'not-a-token' },
        code: 1,
    });
    expectOutput('examples/node-script.mjs with a wrong token', refused, [/401/, /Manage Access Tokens/]);
}

async function checkApp() {
    const app = `${root}/examples/typescript-app`;
    try {
        await run(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-p', app], {
            cwd: app,
            env,
        });
        const said = await run(process.execPath, ['dist/main.js'], { cwd: app, env });
        expectOutput('examples/typescript-app', said, [
            /^# API report, \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$/m,
            /^\d+ requests, \d+\.\d % failed\. Half took less than \d+ ms/m,
            /^## Slowest\n- `[A-Z]+ \/api:\S+`: 95 % under \d+ ms$/m,
            /^## Failing most\n- `[A-Z]+ \/api:\S+`: \d+ of \d+ failed$/m,
        ]);
    } finally {
        rmSync(`${app}/dist`, { recursive: true, force: true });
    }
}

async function checkBrowser() {
    const { instanceUrl, accessToken, mcpUrl } = sandbox;
    const page = await servePage({ instanceUrl, accessToken, mcpUrl });
    try {
        await checkPage(page.origin, picture);
    } finally {
        await page.close();
    }
}

try {
    for (const [name, check] of Object.entries({
        'node-script.mjs': checkScript,
        'typescript-app': checkApp,
        browser: checkBrowser,
        'browser, the doctor': checkDoctor,
    })) {
        await check();
        console.log(`ok: examples/${name}`);
    }
} finally {
    await sandbox.close();
}
