import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import pc from 'picocolors';
import { coreGroup } from './core/index.js';
import { bulkGroup } from './bulk/index.js';
import type { Figure, Group } from './figure.js';
import { mcpGroup } from './mcp/index.js';
import { n8nGroup } from './n8n/index.js';
import { wewebGroup } from './weweb/index.js';

const GROUPS: Readonly<Record<string, Group>> = {
    core: coreGroup,
    mcp: mcpGroup,
    bulk: bulkGroup,
    n8n: n8nGroup,
    weweb: wewebGroup,
};

/** `npm run bench`: every figure of every group, or of the groups named; `--json` prints one array and nothing else. */
async function main(): Promise<void> {
    const { values, positionals } = parseArgs({
        allowPositionals: true,
        options: { json: { type: 'boolean', default: false } },
    });
    const unknown = positionals.filter((name) => !(name in GROUPS));
    if (unknown.length > 0) {
        throw new Error(`no such group: ${unknown.join(', ')}; there is ${Object.keys(GROUPS).join(', ')}`);
    }
    const chosen = positionals.length === 0 ? Object.keys(GROUPS) : positionals;
    const say = values.json
        ? (): void => undefined
        : (text: string): void => void process.stderr.write(`${pc.dim(text)}\n`);
    const figures: Figure[] = [];
    for (const name of chosen) figures.push(...((await GROUPS[name]?.(say)) ?? []));
    process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : `${tableOf(figures)}\n`);
    if (figures.some(({ ok }) => !ok)) process.exitCode = 1;
}

function tableOf(figures: readonly Figure[]): string {
    const table = new Table({
        head: ['figure', 'value', 'unit', 'target', ''],
        style: { head: [], border: [] },
    });
    for (const { name, value, unit, target, ok } of figures) {
        table.push([
            name,
            { content: String(value), hAlign: 'right' },
            unit,
            target,
            ok ? pc.green('ok') : pc.red('MISSED'),
        ]);
    }
    return table.toString();
}

await main();
