import type * as Node from 'xano-connect';
import type * as Sdk from '../../../core/src/node/mcp/index.js';
import { importBuilt } from '../child.js';

type McpSession = Node.McpSession;

/** What is published; imported when it is needed, because it is built first. */
const builtNode = async () => (await importBuilt('node.mjs')) as typeof Node;
const builtSdk = async () => (await importBuilt('mcp-sdk.mjs')) as typeof Sdk;

/** An MCP server. The bare one takes any token. */
export interface Place {
    readonly url: string;
    readonly token?: string;
}

export const TOKEN = 'bench-token';

/** Needs no argument, reads no database: the cheapest of the sandbox, so that the sandbox is not what is measured. */
export const TOOL = 'getLoggedInUser';

export const call = async (session: McpSession): Promise<void> => {
    const { content } = await session.callTool(TOOL, {});
    if (content?.length !== 1) throw new Error('not the answer');
};

interface Opened {
    readonly session: McpSession;
    readonly close: () => Promise<void>;
}

export interface Kind {
    readonly name: string;
    readonly open: (place: Place) => Promise<Opened>;
}

const openPure: Kind['open'] = async ({ url, token = TOKEN }) => {
    const { createNodeRuntime, createPureSession } = await builtNode();
    const runtime = createNodeRuntime();
    const session = createPureSession({ url, token }, runtime);
    const close = async (): Promise<void> => {
        await session.close();
        runtime.close?.();
    };
    return { session, close };
};

const openSdk: Kind['open'] = async ({ url, token = TOKEN }) => {
    const { createSdkSession } = await builtSdk();
    const session = createSdkSession({ url, token });
    return { session, close: () => session.close() };
};

/** Both sessions keep the same promises. */
export const KINDS: readonly Kind[] = [
    { name: 'pure session', open: openPure },
    { name: 'SDK session', open: openSdk },
];
