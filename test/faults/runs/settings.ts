import type { NodeClientOptions } from 'xano-connect';
import type { Sandbox } from '../../sandbox/index.js';
import type { Random } from '../../sandbox/seed/random.js';
import type { EngineInput, Scenario } from './scenario.js';

const TRANSPORTS = ['rest', 'rest', 'rest', 'streamable', 'streamable', 'sse'] as const;
export type Transport = (typeof TRANSPORTS)[number];

const MCP_PATHS = { streamable: '/x2/mcp/meta/mcp/stream', sse: '/x2/mcp/meta/mcp/sse' } as const;

export type ClientSettings = NodeClientOptions & { readonly timeoutMs: number };

export const transportOf = (random: Random): Transport => random.pick(TRANSPORTS);

/** How a client reaches the sandbox; `origin` is the proxy's. Plain JSON. */
export function clientOf(
    random: Random,
    transport: Transport,
    { origin, tokens, workspaceId }: Pick<Sandbox, 'origin' | 'tokens' | 'workspaceId'>,
): ClientSettings {
    return {
        instanceUrl: origin,
        accessToken: tokens.full,
        workspaceId,
        timeoutMs: random.int(150, 250),
        // The clock of these clients runs a thousand times faster while they wait.
        totalTimeoutMs: 0,
        retries: random.int(0, 2),
        ...(transport === 'rest'
            ? { via: 'rest' }
            : {
                  via: random.pick(['mcp', 'auto'] as const),
                  mcpUrl: origin + MCP_PATHS[transport],
                  mcpTransport: transport,
              }),
    };
}

export function engineOf(random: Random, { bad }: Scenario): EngineInput {
    return {
        batch_size: random.int(5, 25),
        concurrency: random.int(1, 4),
        on_error: bad.size > 0 && random.chance(0.8) ? 'continue' : random.pick(['stop', 'continue']),
        on_unknown: random.pick(['stop', 'stop', 'look']),
        results: random.pick(['all', 'all', 'problems']),
    };
}
