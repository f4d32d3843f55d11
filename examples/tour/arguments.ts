import { parseArgs } from 'node:util';

export interface TourOptions {
    /** Print one JSON object at the end and nothing else. */
    readonly json: boolean;
    /** Do not ask before touching a real instance. */
    readonly yes: boolean;
    /** Records to add, patch and verify. */
    readonly rows: number;
    readonly table: string;
    /** Leave the table there for a look. */
    readonly keep: boolean;
    /** Carry everything out by the tools of the MCP server. */
    readonly via: 'rest' | 'mcp';
}

export const USAGE = `Usage: npm start -- [options]

Creates a table, loads and patches records, searches them and analyses the request history.
Without settings it does so in a local sandbox; with XANO_INSTANCE_URL and XANO_ACCESS_TOKEN on your instance.

  --json          print one JSON object at the end and nothing else
  --yes           do not ask before touching a real instance
  --rows N        how many records (default 10000)
  --table NAME    name of the table to make (default customer_profiles)
  --keep          leave the table there
  --via mcp       go through the MCP server (XANO_MCP_URL on a real instance)
  --help          this text
`;

/** The options, or what is wrong with them; an empty text asks for help. */
export function readArguments(args: readonly string[]): TourOptions | string {
    try {
        const { values } = parseArgs({
            args: [...args],
            options: {
                json: { type: 'boolean', default: false },
                yes: { type: 'boolean', short: 'y', default: false },
                rows: { type: 'string', default: '10000' },
                table: { type: 'string', default: 'customer_profiles' },
                keep: { type: 'boolean', default: false },
                via: { type: 'string', default: 'rest' },
                help: { type: 'boolean', short: 'h', default: false },
            },
        });
        if (values.help) return '';
        const rows = Number(values.rows);
        if (!Number.isInteger(rows) || rows < 1)
            return `--rows must be a whole number from 1 on, not "${values.rows}".`;
        const { via } = values;
        if (via !== 'rest' && via !== 'mcp') return `--via must be rest or mcp, not "${via}".`;
        return { via, json: values.json, yes: values.yes, rows, table: values.table, keep: values.keep };
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
