import { parseArgs } from 'node:util';

import { describe } from './cli-text.js';
import { startSandbox } from './index.js';
import { MCP_CORS } from './mcp/cors.js';

const HELP = `A local Xano on loopback: Metadata API and MCP server over made-up data.

  npm run sandbox -- [options]

  --port <n>        port to listen on (default: any free one)
  --data-dir <dir>  keep everything in this folder between runs (default: in memory)
  --empty           start with one empty workspace instead of the sample ones
  --faults          serve /_sandbox/*, through which faults are switched on
  --latency <ms>    let every request travel this much longer
  --mcp-cors <what> what pages elsewhere get of MCP: ${MCP_CORS.join(', ')} (default: full)
  --older           be an instance of January 2026: newer routes are unknown
  --json            print one line of JSON for scripts instead of text
  --help            print this text
`;

const { values } = parseArgs({
    options: {
        port: { type: 'string', default: '0' },
        'data-dir': { type: 'string' },
        empty: { type: 'boolean', default: false },
        faults: { type: 'boolean', default: false },
        latency: { type: 'string', default: '0' },
        'mcp-cors': { type: 'string', default: 'full' },
        older: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
    },
});

function wholeNumber(name: string, text: string, max: number): number {
    const number = Number(text);
    if (Number.isInteger(number) && number >= 0 && number <= max) return number;
    return refuse(`--${name} must be a whole number from 0 to ${max}.`);
}

function refuse(problem: string): never {
    process.stderr.write(`${problem}\n`);
    process.exit(2);
}

async function main(): Promise<void> {
    const dataDir = values['data-dir'];
    const mcpCors = MCP_CORS.find((each) => each === values['mcp-cors']);
    if (mcpCors === undefined) refuse(`--mcp-cors must be one of ${MCP_CORS.join(', ')}.`);
    const sandbox = await startSandbox({
        port: wholeNumber('port', values.port, 65_535),
        latencyMs: wholeNumber('latency', values.latency, 600_000),
        faults: values.faults,
        mcpCors,
        older: values.older,
        seed: values.empty ? 'empty' : 'sample',
        ...(dataDir === undefined ? {} : { dataDir }),
    });
    const { origin, metaUrl, mcpUrl, tokens, workspaceId } = sandbox;
    process.stdout.write(
        values.json
            ? `${JSON.stringify({ origin, metaUrl, mcpUrl, tokens, workspaceId })}\n`
            : await describe(sandbox, values.faults),
    );
    void sandbox.settle();
    const stop = (): void => {
        // A second signal ends the process at once, should closing ever hang.
        process.once('SIGINT', () => process.exit(130));
        void sandbox.close().then(() => process.exit(0));
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
}

if (values.help) process.stdout.write(HELP);
else await main();
