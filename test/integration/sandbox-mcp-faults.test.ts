import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { openMcpBench, rpcHeaders } from './mcp-bench.js';

let bench: Awaited<ReturnType<typeof openMcpBench>>;

beforeEach(async () => {
    bench = await openMcpBench();
});

afterEach(() => bench.close());

// The SDK's transport writes its answers as streams: each fault must get hold of those as well.
test.each([
    [{ kind: 'status', preset: '429' }, 'fails', 0],
    [{ kind: 'status', preset: '500', when: 'after' }, 'fails', 1],
    [{ kind: 'html', status: 504, when: 'after' }, 'fails', 1],
    [{ kind: 'delay', ms: 5, when: 'after' }, 'answers', 1],
    [{ kind: 'reset-before' }, 'fails', 0],
    [{ kind: 'reset-after' }, 'fails', 1],
    [{ kind: 'cut', bytes: 30 }, 'fails', 1],
    [{ kind: 'truncate-json' }, 'fails', 1],
    [{ kind: 'trickle', bytes: 16, everyMs: 1 }, 'answers', 1],
])('%j: the call %s, executed %i times', async (fault, outcome, executed) => {
    const client = await bench.connect(
        new StreamableHTTPClientTransport(new URL(`${bench.origin}/x2/mcp/meta/mcp/stream`), {
            requestInit: { headers: rpcHeaders },
        }),
    );
    await bench.addFault({ match: { method: 'POST', door: 'mcp' }, times: 1, fault });
    const call = client.callTool({ name: 'listWorkspaces', arguments: {} }, undefined, { timeout: 300 });
    expect(await call.then(() => 'answers').catch(() => 'fails')).toBe(outcome);
    expect(bench.requests).toHaveLength(executed);
    expect((await client.callTool({ name: 'listWorkspaces', arguments: {} })).isError).toBeUndefined();
});
