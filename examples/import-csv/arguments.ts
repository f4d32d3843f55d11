import { parseArgs } from 'node:util';

export interface ImportArguments {
    /** Undefined: a made-up one. */
    readonly file: string | undefined;
    readonly table: string;
    /** Column by which records are found; then they are changed instead of added. */
    readonly match: string | undefined;
    /** Names in the file and column names; null leaves a column out. */
    readonly columns: Readonly<Record<string, string | null>>;
    readonly rejects: string | undefined;
    readonly checkpoint: string | undefined;
    readonly dryRun: boolean;
    readonly yes: boolean;
}

export const USAGE = `Usage: npx tsx examples/import-csv.ts [file] [options]

Imports a CSV (or .tsv, .ndjson, .json, each also .gz) into a Xano table. With XANO_INSTANCE_URL and XANO_ACCESS_TOKEN it
works on your instance and asks before it begins; without them in a local sandbox, there also without a file of yours.
Stopped with Ctrl+C, or killed, it goes on where it was when it is called the same way again.

  --table <table>       table to import into, name or id (default: customers)
  --match <column>      change the records that have the same value there, add the others (default: add all)
  --column <from=to>    a column's name in the file and in the table; "from=" leaves it out; may be repeated
  --rejects <file>      file for rows that are not imported, with the reason (default: beside the file)
  --checkpoint <file>   file that says how far it is (default: beside the file)
  --dry-run             write nothing, say what would be done
  --yes                 do not ask before importing into your instance
  --help                this text
`;

/** The options, or what is wrong with them; an empty text asks for help. */
export function readArguments(args: readonly string[]): ImportArguments | string {
    try {
        const { values, positionals } = parseArgs({
            args: [...args],
            allowPositionals: true,
            options: {
                table: { type: 'string', default: 'customers' },
                match: { type: 'string' },
                column: { type: 'string', multiple: true, default: [] },
                rejects: { type: 'string' },
                checkpoint: { type: 'string' },
                'dry-run': { type: 'boolean', default: false },
                yes: { type: 'boolean', default: false },
                help: { type: 'boolean', short: 'h', default: false },
            },
        });
        if (values.help) return '';
        const [file, extra] = positionals;
        if (extra !== undefined) return `One file at a time: "${extra}" is one too many.`;
        const odd = values.column.find((pair) => !pair.includes('='));
        if (odd !== undefined) return `--column takes from=to, not "${odd}".`;
        const { table, match, rejects, checkpoint, yes } = values;
        const columns = Object.fromEntries(values.column.map(pairOf));
        return { file, table, match, columns, rejects, checkpoint, dryRun: values['dry-run'], yes };
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}

function pairOf(text: string): [string, string | null] {
    const at = text.lastIndexOf('=');
    const to = text.slice(at + 1);
    return [text.slice(0, at), to === '' ? null : to];
}

/** Beside the file: `customers.csv.gz` gives `customers.rejects.csv.gz`. */
export const rejectsOf = (file: string): string => file.replace(/(\.[a-z]+(?:\.gz)?)$/i, '.rejects$1');
export const checkpointOf = (file: string): string => `${file}.checkpoint.json`;
