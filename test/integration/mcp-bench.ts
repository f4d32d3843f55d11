import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SandboxReply, SandboxRequest } from '../sandbox/exchange.js';
import { createFaults } from '../sandbox/faults/index.js';
import { createMcpDoors } from '../sandbox/mcp/index.js';

export const TOKEN = 'fake-token-one';
export const OTHER_TOKEN = 'fake-token-two';

export const initialize = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
};

export const rpcHeaders = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    authorization: `Bearer ${TOKEN}`,
};

/** The MCP doors behind the faults on a bare server, over a dispatch that notes each request and answers with `bench.reply`. */
export async function openMcpBench() {
    const bench = {
        requests: [] as SandboxRequest[],
        reply: (request: SandboxRequest): SandboxReply | Promise<SandboxReply> => ({
            status: 200,
            body: { echo: request.path },
        }),
        /** Milliseconds, as the faults see the time. */
        clock: (): number => 0,
        /** Told of each request that a door or a fault has taken. */
        onTaken: (): void => undefined,
    };
    let origin = '';
    const doors = createMcpDoors({
        dispatch: async (request) => {
            bench.requests.push(request);
            return bench.reply(request);
        },
        origin: () => origin,
        isKnownToken: (token) => [TOKEN, OTHER_TOKEN].includes(token),
    });
    const faults = createFaults({ now: () => bench.clock() });
    const server = createServer((req, res) => {
        if (req.url?.startsWith('/_sandbox/') === true) return void faults.control(req, res);
        void faults.apply(req, res, () => doors.handle(req, res));
        bench.onTaken();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const clients: Client[] = [];

    return Object.assign(bench, {
        doors,
        origin,

        async connect(transport: unknown): Promise<Client> {
            const client = new Client({ name: 'test', version: '1' });
            clients.push(client);
            // The SDK's transports miss its own Transport type under exactOptionalPropertyTypes.
            await client.connect(transport as Transport);
            return client;
        },

        post: (
            path: string,
            body: unknown,
            headers: Record<string, string> = rpcHeaders,
        ): Promise<Response> =>
            fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),

        addFault: (rule: unknown): Promise<Response> =>
            fetch(`${origin}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(rule) }),

        async close(): Promise<void> {
            faults.reset();
            await Promise.all(clients.map((client) => client.close()));
            await doors.close();
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
        },
    });
}

/** The `tools/list` result in the first event of an event-stream answer. */
export async function firstEvent(answer: Response): Promise<{ result: { tools: unknown[] } }> {
    const text = await answer.text();
    const data = text.split('\n').find((line) => line.startsWith('data: '));
    if (data === undefined) throw new Error(`no event in: ${text}`);
    return JSON.parse(data.slice('data: '.length)) as { result: { tools: unknown[] } };
}
