import { createPureSession } from '../../core/src/mcp/session/index.js';
import type { McpSession, McpSettings } from '../../core/src/mcp/types.js';
import { createSdkSession } from '../../core/src/node/mcp/index.js';
import { createNodeRuntime } from '../../core/src/node/runtime.js';

/**
 * The client under test: `client.ts pure|sdk URL`. The harness starts a server for one scenario, appends its URL, and
 * watches what this does: connect, list, call every tool, end.
 */
const [, , which, url = ''] = process.argv;
// Without any token: the harness's own servers end with an error when they are shown one they did not hand out.
const settings: McpSettings = { url, token: '', tokenIn: 'path', transport: 'streamable' };

const makers: Readonly<Record<string, () => McpSession>> = {
    pure: () => createPureSession(settings, createNodeRuntime()),
    sdk: () =>
        createSdkSession(settings, { onElicit: () => Promise.resolve({ action: 'accept', content: {} }) }),
};

/** The one tool of the scenarios that needs arguments. */
const ARGUMENTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    add_numbers: { a: 2, b: 3 },
};

const session = makers[which ?? '']?.();
if (session === undefined) throw new Error('usage: client.ts pure|sdk URL');
try {
    for await (const { name } of session.tools()) {
        console.log(name, JSON.stringify(await session.callTool(name, ARGUMENTS[name] ?? {})));
    }
} finally {
    await session.close();
}
