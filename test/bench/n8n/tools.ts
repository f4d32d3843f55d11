import { addCredential } from '../../e2e/n8n/server/credentials.js';
import { node } from '../../e2e/n8n/server/workflow.js';
import { atLeast, median } from '../figure.js';
import type { Figure } from '../figure.js';
import { openPlace } from './place.js';

const ITEMS = 200;
const ROUNDS = 3;
const LATENCY_MS = 40;

/** Calling an MCP tool for each of many items: by our node, and by n8n's own MCP Client over the same server. */
export async function toolFigures(say: (text: string) => void): Promise<Figure[]> {
    say(`starting n8n and a sandbox ${LATENCY_MS} ms away ...`);
    const place = await openPlace({ latencyMs: LATENCY_MS });
    try {
        const bearer = await addCredential(place.n8n.api, {
            name: 'Token',
            type: 'httpBearerAuth',
            data: { token: place.xano.token },
        });
        const args = `={{ { "workspace_id": ${place.xano.workspaceId} } }}`;
        const ours = node(
            'Xano Connect',
            place.type,
            {
                resource: 'mcpTool',
                operation: 'call',
                tool: { __rl: true, mode: 'name', value: 'getTables' },
                argumentsMode: 'json',
                argumentsJson: args,
            },
            { credentials: place.credential },
        );
        const theirs = node(
            'MCP Client',
            '@n8n/n8n-nodes-langchain.mcpClient',
            {
                serverTransport: 'httpStreamable',
                endpointUrl: place.xano.url,
                authentication: 'bearerAuth',
                tool: { __rl: true, mode: 'id', value: 'getTables' },
                inputMode: 'json',
                jsonInput: args,
                options: {},
            },
            { typeVersion: 1.1, credentials: bearer },
        );
        const items = Array.from({ length: ITEMS }, (_, i) => ({ i }));
        const ratios: number[] = [];
        for (let round = 1; round <= ROUNDS; round++) {
            say(`calling a tool for ${ITEMS} items by both nodes, round ${round} ...`);
            const quick = await place.timeOf(ours, items);
            const slow = await place.timeOf(theirs, items);
            say(`  ${Math.round(quick)} ms, MCP Client ${Math.round(slow)} ms`);
            ratios.push(slow / quick);
        }
        return [
            atLeast('200 MCP tool calls at 40 ms over the MCP Client node', median(ratios), 'x items/s', 5),
        ];
    } finally {
        await place.close();
    }
}
