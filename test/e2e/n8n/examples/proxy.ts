import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { ProxyCaller } from '../../weweb/conformance/caller.js';
import type { Endpoint } from '../../weweb/conformance/caller.js';
import { conformance } from '../../weweb/conformance/conformance.js';
import { openShop } from '../../weweb/conformance/shop.js';
import type { Shop } from '../../weweb/conformance/shop.js';
import { callWebhook, withActive } from '../server/workflows.js';
import type { WorkflowDraft } from '../server/workflow.js';
import type { SuiteContext } from '../suite.js';
import { example, newCredential, secret } from './example.js';

const ORIGIN = 'https://app.example.com';

/** What n8n does in its own way, or where nothing is to be seen from outside. */
const SKIPPED = {
    'refuses a caller who is not signed in': 'n8n answers 403 with a text before the workflow runs',
    'refuses a login that is not valid': 'n8n answers 403 with a text before the workflow runs',
    'refuses a user who is no admin': 'a key of Header Auth has no role; tried with JWT Auth',
    'refuses a body that is no JSON': 'n8n answers 422 in its own form before the workflow runs',
    'lists and calls tools of the MCP server': 'the workflow has no tools',
    'notes who changed what': 'the executions of n8n are the notes',
};

/** The workflow, filled in as its notes say. */
function filledIn(
    context: SuiteContext,
    { list }: Shop,
    { credential, webhook = {} }: { readonly credential: object; readonly webhook?: object },
): WorkflowDraft {
    const jsonOutput = JSON.stringify({ ...list, instance_url: `${context.bench.sandbox.origin}/` });
    return example('secure-proxy', context, {
        parameters: { 'What is allowed': { jsonOutput }, Webhook: { ...webhook } },
        credentials: {
            Webhook: { ...credential },
            'Ask Xano': context.credential,
            'Ask Xano with a body': context.credential,
        },
    });
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token as the login of an app signs it. */
function signed(claims: object, key: string): string {
    const body = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`;
    return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
}

async function checkWithKey(context: SuiteContext, shop: Shop): Promise<void> {
    const { n8n, bench, check } = context;
    const { sandbox } = bench;
    const key = secret();
    const value = `Bearer ${key}`;
    const credential = await newCredential(context, 'httpHeaderAuth', { name: 'Authorization', value });
    const endpoint: Endpoint = {
        url: `${n8n.api.origin}/webhook/xano-proxy`,
        origin: ORIGIN,
        tokens: { admin: key, user: key, stranger: `${key}x` },
        secrets: [sandbox.tokens.full, key, '"stack"'],
        addresses: [sandbox.origin],
    };
    const caller = new ProxyCaller(endpoint);
    await withActive(n8n.api, filledIn(context, shop, { credential }), async () => {
        // Without the key it is refused; here it only waits until the webhook is there.
        await callWebhook(n8n.api, 'xano-proxy');
        await check('the proxy refuses a wrong key and a body that is no JSON', async () => {
            const body = JSON.stringify({ version: 1, operation: 'table.list' });
            assert.equal((await caller.send(body, 'nobody')).status, 403);
            assert.equal((await caller.send(body, 'stranger')).status, 403);
            const cut = await caller.send('{"version":');
            assert.equal(cut.status, 422);
            JSON.parse(cut.read);
            assert.equal((await caller.send('')).status, 400);
            assert.equal((await caller.send('[]')).status, 400);
        });
        const skip = SKIPPED;
        for (const { name, run } of conformance(() => ({ caller, shop }), { skip })) {
            await check(`the proxy ${name}`, run);
        }
        await check('the proxy knows no tools', async () => {
            await caller.refused({ operation: 'mcp.listTools' }, { status: 404, kind: 'not-found' });
        });
    });
}

async function checkWithLogins(context: SuiteContext, shop: Shop): Promise<void> {
    const { n8n, check } = context;
    const key = secret();
    const data = { keyType: 'passphrase', secret: key, algorithm: 'HS256' };
    const credential = await newCredential(context, 'jwtAuth', data);
    const webhook = { authentication: 'jwtAuth' };
    const caller = new ProxyCaller({
        url: `${n8n.api.origin}/webhook/xano-proxy`,
        origin: ORIGIN,
        tokens: {
            admin: signed({ sub: '1', role: 'admin' }, key),
            user: signed({ sub: '2', role: 'user' }, key),
            stranger: signed({ sub: '1', role: 'admin' }, `${key}x`),
        },
        secrets: [],
        addresses: [],
    });
    await withActive(n8n.api, filledIn(context, shop, { credential, webhook }), async () => {
        await callWebhook(n8n.api, 'xano-proxy');
        await check('with logins, the proxy lets only admins in', async () => {
            await caller.done({ operation: 'proxy.info' });
            const info = { operation: 'proxy.info' };
            await caller.refused(info, { status: 403, kind: 'permission' }, 'user');
            const body = JSON.stringify({ version: 1, ...info });
            assert.equal((await caller.send(body, 'stranger')).status, 403);
        });
    });
}

async function checkWithout(context: SuiteContext, shop: Shop): Promise<void> {
    const { n8n, check } = context;
    const caller = new ProxyCaller({
        url: `${n8n.api.origin}/webhook/xano-proxy`,
        origin: ORIGIN,
        tokens: { admin: 'a', user: 'b', stranger: 'c' },
        secrets: [],
        addresses: [],
    });
    const draft = filledIn(context, shop, { credential: {}, webhook: { authentication: 'none' } });
    await withActive(n8n.api, draft, async () => {
        await callWebhook(n8n.api, 'xano-proxy');
        await check('without an authentication of the webhook, the proxy lets nobody in', async () => {
            await caller.refused({ operation: 'proxy.info' }, { status: 401, kind: 'auth' });
        });
    });
}

/** The proxy of `examples/n8n`, called as the page of an app does. */
export async function checkProxy(context: SuiteContext): Promise<void> {
    const opened = await openShop(context.bench.sandbox);
    const shop = { ...opened, list: { ...opened.list, mcp_tools: [] } };
    await checkWithKey(context, shop);
    await checkWithLogins(context, shop);
    await checkWithout(context, shop);
}
