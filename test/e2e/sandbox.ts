import { createClient, createNodeRuntime } from 'xano-connect';
import type { Xano } from 'xano-connect';
import { startSandbox } from '../sandbox/index.js';
import type { Sandbox } from '../sandbox/index.js';

/** A local Xano with the sample workspaces, and a client that prepares and looks. */
export interface XanoBench {
    readonly sandbox: Sandbox;
    readonly xano: Xano;
    readonly close: () => Promise<void>;
}

export async function openXano(): Promise<XanoBench> {
    const sandbox = await startSandbox({ faults: true });
    const xano = createClient(
        {
            instanceUrl: sandbox.origin,
            accessToken: sandbox.tokens.full,
            workspaceId: sandbox.workspaceId,
        },
        createNodeRuntime(),
    );
    return {
        sandbox,
        xano,
        close: async () => {
            await xano.close();
            await sandbox.close();
        },
    };
}
