import type { XanoError } from '../errors.js';
import { isXanoError } from '../errors.js';
import type { CallContext } from '../link.js';
import { clientConfig } from '../mcp/client-config.js';
import type { AiClient, ClientConfig, ClientConfigOptions } from '../mcp/client-config.js';
import type { CallOptions } from '../settings.js';
import { noMcp } from '../mcp/no-mcp.js';
import { diagnosisOf, examine } from './examine.js';
import { CHECKS } from './checks/index.js';
import type { Diagnosis, Place } from './types.js';

/** What a client has for whoever sets it up. */
export interface SetupClient {
    /**
     * Looks at the whole connection, from the settings to a call of a tool, and says what is wrong and what to do. It
     * never writes; what fails is told, not thrown.
     *
     * @throws XanoError `config` when an option of the call cannot be used, `aborted` by the signal.
     */
    diagnose(options?: CallOptions): Promise<Diagnosis>;
    /**
     * How to connect an AI client to the MCP server of this client.
     *
     * @throws XanoError `config` without an MCP URL, and for an unknown client.
     */
    clientConfig(client: AiClient, options?: Partial<ClientConfigOptions>): ClientConfig;
}

/** What makes a client help with its own set-up. Left out of a bundle, it costs nothing. */
export interface SetupPart {
    client(contextOf: (options: CallOptions | undefined) => CallContext): SetupClient;
}

/** @param place what only the platform knows; default nothing */
export function setupPart(place: Place = {}): SetupPart {
    return {
        client: (contextOf) => ({
            diagnose: async (options) => examine(contextOf(options), place),
            clientConfig(client, options = {}) {
                const mcpUrl = options.mcpUrl ?? contextOf(undefined).options.mcpUrl;
                if (mcpUrl === undefined) throw noMcp('clientConfig');
                return clientConfig(client, { ...options, mcpUrl });
            },
        }),
    };
}

/** A client as far as it is needed here. */
type Examined = Pick<SetupClient, 'diagnose'> & { close(): Promise<void> };

/**
 * Makes a client, examines it and closes it. Settings that make no client are a diagnosis, too.
 *
 * @param now milliseconds since 1970, for the date of a diagnosis without a client.
 */
export async function diagnoseMade(
    make: () => Examined,
    options: CallOptions | undefined,
    now: () => number,
): Promise<Diagnosis> {
    let client: Examined;
    try {
        client = make();
    } catch (error) {
        if (!isXanoError(error, 'config')) throw error;
        return refusedSettings(error, now());
    }
    try {
        return await client.diagnose(options);
    } finally {
        await client.close();
    }
}

function refusedSettings({ message, hint, path }: XanoError, now: number): Diagnosis {
    const [settings, ...others] = CHECKS;
    if (settings === undefined) throw new Error('the settings are the first check');
    const { id, title } = settings;
    const facts = path === undefined ? {} : { facts: { setting: path } };
    return diagnosisOf(
        [
            {
                id,
                title,
                state: 'failed',
                message,
                ...(hint === undefined ? {} : { next: hint }),
                ...facts,
                ms: 0,
            },
            ...others.map((other) => ({
                id: other.id,
                title: other.title,
                state: 'skipped' as const,
                message: `Not looked at: "${title}" comes first.`,
                ms: 0,
            })),
        ],
        now,
    );
}
