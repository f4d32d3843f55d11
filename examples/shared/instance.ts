import { createInterface } from 'node:readline/promises';
import { XanoError } from 'xano-connect';
import type { Xano } from 'xano-connect';

/** Whether the environment names an instance; half of what that takes is a mistake. */
export function namesInstance(env: NodeJS.ProcessEnv): boolean {
    const { XANO_INSTANCE_URL: url, XANO_ACCESS_TOKEN: token } = env;
    if ((url === undefined) === (token === undefined)) return url !== undefined;
    throw new XanoError({
        kind: 'config',
        message: `${url === undefined ? 'XANO_ACCESS_TOKEN' : 'XANO_INSTANCE_URL'} is set alone.`,
        hint: 'Set both XANO_INSTANCE_URL and XANO_ACCESS_TOKEN to use your instance, or neither to use the sandbox.',
    });
}

/** Asks on the terminal. */
export async function agreed(): Promise<boolean> {
    // Nobody there to answer: silence is no consent.
    if (!process.stdin.isTTY) return false;
    const prompt = createInterface({ input: process.stdin, output: process.stderr });
    try {
        return /^y(es)?$/i.test((await prompt.question('  Go on? (y/N) ')).trim());
    } finally {
        prompt.close();
    }
}

/** The client in the workspace of XANO_WORKSPACE_ID, else in the only one there is. */
export async function inWorkspace(xano: Xano): Promise<Xano> {
    if (process.env['XANO_WORKSPACE_ID'] !== undefined) return xano;
    const workspaces = await xano.workspace.list();
    const [only] = workspaces;
    if (only !== undefined && workspaces.length === 1) return xano.with({ workspaceId: only.id });
    throw new XanoError({
        kind: 'config',
        message: `The token reaches ${workspaces.length} workspaces: ${workspaces.map(({ name }) => name).join(', ')}.`,
        hint: 'Set XANO_WORKSPACE_ID to the id or exact name of the one to use.',
    });
}
