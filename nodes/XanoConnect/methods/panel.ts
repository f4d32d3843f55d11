import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { CallOptions } from 'xano-connect/pure';
import type { EverydayXano } from 'xano-connect/pure/composites';
import { connect } from '../../transport/connect.js';
import { toNodeError } from '../../transport/node-error.js';
import { located } from '../parameters/locator.js';

/** What a panel is filled from: the client, and the boxes that are filled already. */
export interface Panel {
    readonly xano: EverydayXano;
    readonly options: CallOptions;
    /** Value of another resource locator of the panel; undefined where it is empty or not shown. */
    readonly chosen: (name: string) => number | string | undefined;
}

function chosenIn(host: ILoadOptionsFunctions): Panel['chosen'] {
    const read = (name: string, extractValue: boolean): unknown =>
        host.getCurrentNodeParameter(name, { extractValue });
    return (name) => {
        const value = located(read, name);
        // An expression cannot be evaluated in a panel: the list is then that of the credential's default.
        return typeof value === 'string' && value.startsWith('=') ? undefined : value;
    };
}

/** Asks Xano for a panel that waits. @throws NodeApiError or NodeOperationError */
export async function inPanel<T>(host: ILoadOptionsFunctions, ask: (panel: Panel) => Promise<T>): Promise<T> {
    try {
        const xano = await connect(host);
        try {
            const chosen = chosenIn(host);
            const workspaceId = chosen('workspace');
            // The panel asks for one thing and waits: MCP's handshake would only add to it.
            const options: CallOptions = {
                via: 'rest',
                ...(workspaceId === undefined ? {} : { workspaceId }),
            };
            return await ask({ xano, options, chosen });
        } finally {
            await xano.close();
        }
    } catch (error) {
        throw toNodeError(host.getNode(), error);
    }
}
