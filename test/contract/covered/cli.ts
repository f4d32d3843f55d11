import { parseArgs } from 'node:util';
import { coverage, total } from './count.js';
import { coverageTable, toolTable } from './tables.js';
import { toolCoverage, unexplained } from './tools.js';

const USAGE = `Usage: npm run coverage:api -- [options]

Counts the endpoints of the Metadata API that have an operation, by group. The exit status is 1 when one has none.

  --mcp     the operations of Xano's MCP server and what does the same here, instead
  --json    print one JSON object and nothing else
  --help    this text
`;

/** `npm run coverage:api`. */
function main(): number {
    const { values } = parseArgs({
        options: {
            mcp: { type: 'boolean', default: false },
            json: { type: 'boolean', default: false },
            help: { type: 'boolean', short: 'h', default: false },
        },
    });
    if (values.help) return say(USAGE, 0);
    if (values.mcp) {
        const tools = toolCoverage();
        const missing = unexplained(tools);
        const figures = { operations: tools.length, mapped: mapped(tools), missing };
        return say(values.json ? JSON.stringify(figures) : toolTable(tools), Math.sign(missing.length));
    }
    const groups = coverage();
    const { entries, operations, missing } = total(groups);
    return say(
        values.json ? JSON.stringify({ entries, operations, missing }) : coverageTable(groups),
        Math.sign(missing.length),
    );
}

const mapped = (tools: ReturnType<typeof toolCoverage>): number =>
    tools.filter(({ operations }) => operations.length > 0).length;

function say(text: string, status: number): number {
    process.stdout.write(`${text.trimEnd()}\n`);
    return status;
}

try {
    process.exitCode = main();
} catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
}
