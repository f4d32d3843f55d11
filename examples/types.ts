import { typesCommand } from '../core/src/node/table-types/command.js';
import type { Told } from '../core/src/node/table-types/command.js';
import { startSandbox } from '../test/sandbox/index.js';
import { namesInstance } from './shared/instance.js';

/** What `xano-types` of the package does, without an instance in a local sandbox: `npm run types -- --table customers`. */
async function main(args: readonly string[]): Promise<Told> {
    if (namesInstance(process.env)) return typesCommand(args);
    process.stderr.write('XANO_INSTANCE_URL is not set: these are the tables of a local sandbox.\n');
    const sandbox = await startSandbox();
    const { origin: instanceUrl, tokens, workspaceId } = sandbox;
    try {
        return await typesCommand(args, { instanceUrl, accessToken: tokens.full, workspaceId });
    } finally {
        await sandbox.close();
    }
}

main(process.argv.slice(2)).then(
    ({ status, out = '', error = '' }) => {
        process.stdout.write(out);
        process.stderr.write(error);
        process.exitCode = status;
    },
    (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        process.exitCode = 1;
    },
);
