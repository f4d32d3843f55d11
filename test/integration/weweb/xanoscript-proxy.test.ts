import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { ProxyCaller } from '../../e2e/weweb/conformance/caller.js';
import type { Target } from '../../e2e/weweb/conformance/cases.js';
import { conformance } from '../../e2e/weweb/conformance/conformance.js';
import { openShop } from '../../e2e/weweb/conformance/shop.js';
import { OPERATIONS } from '../../e2e/weweb/proxy/operations.js';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';
import { lambdaOf, openXanoHost, xanoScript } from './xanoscript-host.js';
import type { XanoHost } from './xanoscript-host.js';

const CHECK = 'function/xano_admin/check.xs';
const ANSWER = 'function/xano_admin/answer.xs';

const files = readdirSync('weweb-plugin/proxy/xano', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.xs'))
    .sort();

/** What is left of XanoScript once texts and comments are out. */
const bare = (text: string): string =>
    text
        .replace(/"""[\s\S]*?"""/g, '')
        .replace(/"(?:[^"\\]|\\.)*"/g, '')
        .replace(/^\s*\/\/.*$/gm, '');

/** The table of requests in a piece of JavaScript. */
function requestsIn(code: string): unknown {
    const end = code.indexOf('const VERSION');
    return runInNewContext(`(function () {${code.slice(0, end)}; return JSON.stringify(REQUESTS);})()`);
}

const known = JSON.stringify(
    Object.fromEntries(
        [...OPERATIONS.values()]
            // Neither n8n's node nor a statement of Xano makes a form of the text.
            .filter(({ id }) => id !== 'file.upload')
            .map(({ id, method, path, query }) => [
                id,
                query.length > 0 ? [method, path, query.join(' ')] : [method, path],
            ]),
    ),
);

describe('the files for Xano', () => {
    test('are all there', () => {
        expect(files).toEqual([
            'api/xano_admin/api_group.xs',
            'api/xano_admin/ask_post.xs',
            'function/xano_admin/allow_list.xs',
            ANSWER,
            'function/xano_admin/ask.xs',
            CHECK,
            'table/admin_audit.xs',
        ]);
    });

    test.each(files)('%s is one declaration with every bracket closed', (path) => {
        const pairs: Readonly<Record<string, string>> = { '}': '{', ')': '(', ']': '[' };
        const open: string[] = [];
        let declarations = 0;
        for (const sign of bare(xanoScript(path))) {
            if ('{(['.includes(sign)) open.push(sign);
            else if (pairs[sign] !== undefined) {
                expect(open.pop()).toBe(pairs[sign]);
                if (open.length === 0) declarations++;
            }
        }
        expect(open).toEqual([]);
        expect(declarations).toBe(1);
    });

    test.each(files)('%s has no comment behind code, and no secret', (path) => {
        const text = xanoScript(path);
        expect(bare(text)).not.toContain('//');
        expect(text).not.toMatch(/eyJ[\w-]{20}|https?:|xano\.io/);
        expect(text.includes('$env.xano_admin_token')).toBe(path === 'function/xano_admin/ask.xs');
    });

    test.each([CHECK, ANSWER])(
        'the lambda of %s has no backslash, which a text of Xano may take for its own',
        (path) => {
            expect(lambdaOf(path)).not.toMatch(/\\|"""/);
        },
    );

    test('the sandbox takes them as the Metadata API would', async () => {
        const sandbox = await startSandbox({ seed: 'empty' });
        const workspace = `${sandbox.metaUrl}/workspace/${sandbox.workspaceId}`;
        const headers = {
            authorization: `Bearer ${sandbox.tokens.full}`,
            'content-type': 'text/x-xanoscript',
        };
        const add = async (path: string, place: string): Promise<unknown> => {
            const body = xanoScript(path);
            const response = await fetch(`${workspace}/${place}`, { method: 'POST', headers, body });
            const answer: unknown = await response.json();
            expect([path, response.status, answer]).toEqual([path, 200, expect.anything()]);
            return answer;
        };
        const body = JSON.stringify({ name: 'user', auth: true, schema: [{ name: 'id', type: 'int' }] });
        await fetch(`${workspace}/table`, {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body,
        });
        await add('table/admin_audit.xs', 'table');
        for (const path of files.filter((each) => each.startsWith('function/'))) await add(path, 'function');
        const group = (await add('api/xano_admin/api_group.xs', 'apigroup')) as { id: number };
        const endpoint = await add('api/xano_admin/ask_post.xs', `apigroup/${group.id}/api`);
        expect(endpoint).toMatchObject({ name: 'ask', verb: 'POST' });
        await sandbox.close();
    });

    test('every operation of the list to start from is known', () => {
        const listed = xanoScript('function/xano_admin/allow_list.xs').matchAll(/"(\w+\.\w+)"/g);
        const ids = [...listed].map(([, id = '']) => id);
        expect(ids.length).toBeGreaterThan(3);
        expect(ids.filter((id) => !OPERATIONS.has(id))).toEqual([]);
    });

    test('every function that is run is there', () => {
        const run = [...xanoScript('api/xano_admin/ask_post.xs').matchAll(/function\.run "([^"]+)"/g)];
        const paths = run.map(([, name = '']) => `function/${name}.xs`);
        expect(paths.length).toBe(4);
        expect(paths.filter((path) => !files.includes(path))).toEqual([]);
    });
});

describe('all proxies know the same requests', () => {
    test('Xano', () => {
        expect(requestsIn(lambdaOf(CHECK))).toBe(known);
    });

    test('n8n', () => {
        const workflow = JSON.parse(readFileSync('examples/n8n/secure-proxy.json', 'utf8')) as {
            nodes: { name: string; parameters: { jsCode?: string } }[];
        };
        const check = workflow.nodes.find(({ name }) => name === 'Check the request');
        expect(requestsIn(check?.parameters.jsCode ?? '')).toBe(known);
    });
});

const ORIGIN = 'https://app.example.com';
const tokens = { admin: 'login-of-an-admin', user: 'login-of-a-user', stranger: 'login-of-nobody' };

/** What Xano does itself, and cannot be tried here. */
const SKIPPED = {
    'refuses a caller who is not signed in': 'Xano answers 401 by itself: the endpoint names its auth table',
    'refuses a login that is not valid': 'Xano answers 401 by itself',
    'refuses a request with something that is not in the contract': 'Xano drops unknown inputs itself',
    'refuses a body that is no JSON': 'Xano reads the body',
    'answers the preflight of a browser, for the pages it knows': 'a setting of the API group',
    'lists and calls tools of the MCP server': 'this proxy has no tools',
};

describe('the lambdas of the files for Xano', () => {
    let sandbox: Sandbox;
    let host: XanoHost;
    let target: Target;

    beforeAll(async () => {
        sandbox = await startSandbox({ faults: true });
        const opened = await openShop(sandbox);
        const shop = { ...opened, list: { ...opened.list, mcp_tools: [] } };
        host = await openXanoHost({
            metaUrl: sandbox.metaUrl,
            token: sandbox.tokens.full,
            list: shop.list,
            origin: ORIGIN,
            roles: { [tokens.admin]: 'admin', [tokens.user]: 'user' },
        });
        const caller = new ProxyCaller({
            url: host.url,
            origin: ORIGIN,
            tokens,
            secrets: [sandbox.tokens.full],
            addresses: [sandbox.origin],
        });
        target = { caller, shop, audit: () => host.audit.map((entry) => ({ ...entry, body: null })) };
    });

    afterAll(async () => {
        await host.close();
        await sandbox.close();
    });

    for (const { name, run } of conformance(() => target, { skip: SKIPPED })) test(name, run);
});
