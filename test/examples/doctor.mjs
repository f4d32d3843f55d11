import assert from 'node:assert/strict';
import { servePage, startSandbox } from '../../examples/browser/serve.mjs';
import { openBrowser } from './browser.mjs';
import { watch } from './page.mjs';

/**
 * What the doctor says on a page of another origin, by what the MCP server lets pages see; and what the browser itself
 * reports about the requests it blocks, or that are refused for what it hid. Anything else on the console is a defect.
 */
const CASES = [
    {
        cors: 'full',
        state: 'ok',
        verdict: /^The Metadata API and the MCP server work\.Nothing to do\.$/,
        checks: [
            ['MCP server', /answers over streamable HTTP\. \(ok\)$/],
            ['MCP session', /The session header can be read\. \(ok\)$/],
            ['Tool call', /getLoggedInUser answered .* \(ok\)$/],
        ],
        reported: [],
    },
    {
        cors: 'no-session',
        state: 'failed',
        verdict:
            /this page cannot read its header mcp-session-id\..*Access-Control-Expose-Headers: mcp-session-id.*a server of your own/s,
        checks: [
            ['Metadata API', /\(ok\)$/],
            ['MCP server', /cannot read its header mcp-session-id\. \(failed\)$/],
            ['MCP session', /\(skipped\)$/],
        ],
        reported: [/^console: Failed to load resource: .* 400 \(Bad Request\)$/, /^400 MCP$/],
    },
    {
        cors: 'none',
        state: 'failed',
        verdict:
            /its CORS settings do not admit the page\..*Access-Control-Allow-Origin.*a server of your own/s,
        checks: [
            ['Metadata API', /\(ok\)$/],
            ['MCP server', /its CORS settings do not admit the page\. \(failed\)$/],
            ['MCP session', /\(skipped\)$/],
        ],
        reported: [
            /^console: Access to fetch at 'MCP' from origin 'PAGE' has been blocked by CORS policy: .*'Access-Control-Allow-Origin'/,
            /^console: Failed to load resource: net::ERR_FAILED$/,
            /^POST MCP: net::ERR_FAILED$/,
        ],
    },
];

/** @throws when the doctor says something else in a real browser, or the browser reports what it need not */
export async function checkDoctor() {
    const { context, close } = await openBrowser({});
    try {
        for (const each of CASES) await checkCase(context, each);
    } finally {
        await close();
    }
}

async function checkCase(context, { cors, state, verdict, checks, reported }) {
    const sandbox = await startSandbox(['--mcp-cors', cors]);
    // Without settings: the page connects to nothing by itself, so that all that is seen is the doctor's.
    const served = await servePage();
    const page = await context.newPage();
    try {
        page.setDefaultTimeout(30_000);
        const problems = watch(page);
        await page.goto(served.origin);
        await page.fill('[name=instanceUrl]', sandbox.instanceUrl);
        await page.fill('[name=accessToken]', sandbox.accessToken);
        await page.fill('[name=mcpUrl]', sandbox.mcpUrl);
        await page.click('[name=check]');
        const result = page.locator('#doctor .result');
        await result.locator('p').waitFor();
        assert.equal(await result.getAttribute('data-state'), state, cors);
        assert.match(await result.locator('p').textContent(), verdict, cors);
        for (const [title, said] of checks) {
            const line = result.locator('li', { has: page.getByText(title, { exact: true }) });
            assert.match(await line.textContent(), said, cors);
        }
        assert.ok(!(await result.textContent()).includes(sandbox.accessToken), `${cors}: the token is shown`);
        const lines = problems.map((line) =>
            line.replaceAll(sandbox.mcpUrl, 'MCP').replaceAll(served.origin, 'PAGE'),
        );
        const unknown = lines.filter((line) => !reported.some((pattern) => pattern.test(line)));
        assert.deepEqual(unknown, [], cors);
        // What never comes is no longer a case of its own.
        for (const pattern of reported)
            assert.ok(
                lines.some((line) => pattern.test(line)),
                `${cors}: ${pattern}`,
            );
    } finally {
        await page.close();
        await served.close();
        await sandbox.close();
    }
}
