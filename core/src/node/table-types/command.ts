import { isXanoError, XanoError } from '../../errors.js';
import type { Xano } from '../../xano.js';
import { resolveSettings } from '../config.js';
import { createXano } from '../index.js';
import type { NodeClientOptions } from '../index.js';
import { readArguments, USAGE } from './arguments.js';
import { writeTableTypes } from './write.js';

/** What a program may print; the exit status is 2 when it was called in a wrong way. */
export interface Told {
    readonly status: 0 | 1 | 2;
    readonly out?: string;
    readonly error?: string;
}

/** What `xano-types` does. */
export async function typesCommand(args: readonly string[], settings: NodeClientOptions = {}): Promise<Told> {
    const options = readArguments(args);
    if (options === '') return { status: 0, out: USAGE };
    if (typeof options === 'string') return { status: 2, error: `${options}\n\n${USAGE}` };
    const { tables, out: file, workspace } = options;
    let xano: Xano | undefined;
    try {
        xano = createXano(settings);
        const written = await writeTableTypes(xano, {
            file,
            workspace_id: workspace ?? resolveSettings(settings).workspaceId ?? (await onlyWorkspace(xano)),
            ...(tables === undefined ? {} : { tables }),
        });
        const what = `types of ${written.tables.join(', ') || 'no table'}`;
        return { status: 0, out: `${written.file}: ${what}${written.changed ? '' : ' (as before)'}\n` };
    } catch (error) {
        if (!isXanoError(error)) throw error;
        const { message, hint } = error;
        return { status: 1, error: `${message}${hint === undefined ? '' : `\n${hint}`}\n` };
    } finally {
        await xano?.close();
    }
}

async function onlyWorkspace(xano: Xano): Promise<number> {
    const workspaces = await xano.workspace.list();
    const [only] = workspaces;
    if (only !== undefined && workspaces.length === 1) return only.id;
    throw new XanoError({
        kind: 'config',
        message: `The token reaches ${workspaces.length} workspaces: ${workspaces.map(({ name }) => name).join(', ')}.`,
        hint: 'Choose one with --workspace.',
    });
}
