import { parseArgs } from 'node:util';

export interface DoctorOptions {
    /** Print one JSON object and nothing else. */
    readonly json: boolean;
}

export const USAGE = `Usage: npm run doctor -- [options]

Looks at the connection to your Xano instance, from the settings to a call of a tool, and says what to do.
It only reads. Settings come from XANO_INSTANCE_URL, XANO_ACCESS_TOKEN, XANO_MCP_URL and XANO_WORKSPACE_ID,
or from a profile of the Xano CLI. The exit status is 1 when something is wrong.

  --json          print one JSON object and nothing else
  --help          this text
`;

/** The options, or what is wrong with them; an empty text asks for help. */
export function readArguments(args: readonly string[]): DoctorOptions | string {
    try {
        const { values } = parseArgs({
            args: [...args],
            options: {
                json: { type: 'boolean', default: false },
                help: { type: 'boolean', short: 'h', default: false },
            },
        });
        return values.help ? '' : { json: values.json };
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
