import { createClient, isXanoError } from 'xano-connect';
import { mcpPart } from 'xano-connect/pure/mcp';
import type { Xano, XanoError } from 'xano-connect';
import { createNodeRuntime } from 'xano-connect';
import { lazySdkSession } from '../../../../core/src/node/lazy-session.js';
import type { McpSession } from '../../../../core/src/mcp/types.js';
import { startSandbox } from '../../../sandbox/index.js';
import type { Sandbox } from '../../../sandbox/index.js';
import type { CallForm, Sent } from './form.js';
import { guideData, NOW } from './seed.js';

/** What became of a call of the guide. */
export interface Outcome {
    /** The tools that were called for it, in order. */
    readonly sent: readonly Sent[];
    readonly data?: unknown;
    readonly notes?: readonly string[];
    readonly error?: XanoError;
}

export interface GuideBench {
    readonly sandbox: Sandbox;
    readonly transport: (typeof TRANSPORTS)[number];
    readonly xano: Xano;
    carryOut(form: CallForm): Promise<Outcome>;
    close(): Promise<void>;
}

export const TRANSPORTS = ['streamable', 'simple'] as const;

/** A sandbox with what the guide takes for granted, and a client of its MCP server that notes what it sends. */
export async function startGuideBench(transport: (typeof TRANSPORTS)[number]): Promise<GuideBench> {
    const sandbox = await startSandbox({ seed: guideData, now: () => NOW });
    const sent: Sent[] = [];
    const runtime = { ...createNodeRuntime(), now: () => NOW };
    const xano = createClient(
        {
            instanceUrl: sandbox.origin,
            accessToken: sandbox.tokens.full,
            mcpUrl: transport === 'simple' ? `${sandbox.origin}/api/mcp/sse` : sandbox.mcpUrl,
            mcpTransport: transport,
        },
        runtime,
        { mcp: mcpPart((...opening) => noting(lazySdkSession(...opening), sent)) },
    );
    return {
        sandbox,
        transport,
        xano,
        carryOut: async (form) => {
            await form.before?.(xano);
            sent.length = 0;
            try {
                const { tool, args } = form.call();
                const { data, notes } = await xano.callTool(tool, args, form.options);
                return { sent: [...sent], data, notes };
            } catch (error) {
                if (!isXanoError(error)) throw error;
                return { sent: [...sent], error };
            }
        },
        close: async () => {
            await xano.close();
            await sandbox.close();
        },
    };
}

function noting(session: McpSession, sent: Sent[]): McpSession {
    return {
        get server() {
            return session.server;
        },
        open: (options) => session.open(options),
        tools: (options) => session.tools(options),
        callTool: (tool, args, options) => {
            sent.push({ tool, args });
            return session.callTool(tool, args, options);
        },
        close: () => session.close(),
    };
}
