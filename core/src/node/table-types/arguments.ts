import { parseArgs } from 'node:util';

export interface TypesArguments {
    /** Undefined: all. */
    readonly tables: readonly string[] | undefined;
    readonly out: string;
    readonly workspace: string | undefined;
}

export const USAGE = `Usage: xano-types (--table <table> ... | --all) [options]

Writes a .d.ts with a type for the records of each table, by which xano.table('customers') of xano-connect is typed.
It only reads from Xano. Settings come from XANO_INSTANCE_URL, XANO_ACCESS_TOKEN and XANO_WORKSPACE_ID, or from a
profile of the Xano CLI.

  --table <table>       a table, name or id; may be repeated
  --all                 every table of the workspace
  --out <file>          file to write (default: xano-tables.d.ts); only a file written so is written over
  --workspace <name>    workspace, name or id (default: that of the settings, else the only one)
  --help                this text
`;

/** The options, or what is wrong with them; an empty text asks for help. */
export function readArguments(args: readonly string[]): TypesArguments | string {
    try {
        const { values } = parseArgs({
            args: [...args],
            options: {
                table: { type: 'string', multiple: true, default: [] },
                all: { type: 'boolean', default: false },
                out: { type: 'string', default: 'xano-tables.d.ts' },
                workspace: { type: 'string' },
                help: { type: 'boolean', short: 'h', default: false },
            },
        });
        if (values.help) return '';
        const { table, all, out, workspace } = values;
        if (all === table.length > 0) return 'Name tables with --table, or take --all of them.';
        if (!out.endsWith('.d.ts')) return `--out takes a file that ends in .d.ts, not "${out}".`;
        return { tables: all ? undefined : table, out, workspace };
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
