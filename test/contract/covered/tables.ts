import Table from 'cli-table3';
import { total } from './count.js';
import type { GroupCoverage } from './count.js';
import type { ToolCoverage } from './tools.js';

const style = { head: [], border: [], compact: true };
const right = (value: number) => ({ content: String(value), hAlign: 'right' as const });

/** A line for each group, one for all, and the entries that have no operation. */
export function coverageTable(groups: readonly GroupCoverage[]): string {
    const table = new Table({
        head: ['group', 'entries', 'operations', 'official', 'experimental', 'missing'],
        style,
    });
    const all = total(groups);
    for (const { group, entries, operations, official, experimental, missing } of [...groups, all]) {
        table.push([group, ...[entries, operations, official, experimental, missing.length].map(right)]);
    }
    return [table.toString(), ...all.missing.map((line) => `missing: ${line}`)].join('\n');
}

/** A line for each operation of the MCP server. */
export function toolTable(tools: readonly ToolCoverage[]): string {
    const table = new Table({ head: ['tool', 'also called', 'operation'], style });
    for (const { tool, aliases, operations, reason } of tools) {
        table.push([
            tool,
            aliases.join(', '),
            operations.join(', ') || (reason === undefined ? 'MISSING' : `none: ${reason}`),
        ]);
    }
    return table.toString();
}
