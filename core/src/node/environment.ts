import { XanoError } from '../errors.js';

/** Names of environment variables and their values, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a client can be told from outside the program. */
export interface Settings {
    readonly instanceUrl?: string;
    readonly accessToken?: string;
    readonly workspaceId?: number | string;
    readonly branch?: string;
    readonly dataSource?: string;
    readonly accountUrl?: string;
    /** Accept any TLS certificate. Only ever from an option or a profile. */
    readonly insecure?: boolean;
    readonly mcpUrl?: string;
    readonly timeoutMs?: number;
    readonly retries?: number;
}

/** Where each setting came from, in words for a message. */
export type Sources = Readonly<Partial<Record<keyof Settings, string>>>;

export interface EnvironmentSettings extends Settings {
    /** XANO_PROFILE */
    readonly profile?: string;
    /** XANO_CONFIG: path of the credentials file. */
    readonly configPath?: string;
}

/** A workspace is named by its id or its name. */
export const toWorkspaceId = (text: string): number | string =>
    /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : text;

const toText = (text: string): string => text;

function toCount(text: string, name: string): number {
    if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
    throw new XanoError({
        kind: 'config',
        message: `${name} is not a whole number of 0 or more.`,
        hint: `Write digits only, such as ${name}=${name === 'XANO_TIMEOUT_MS' ? '60000' : '2'}, or unset it.`,
    });
}

/** Every variable that is read, and the setting it becomes. */
export const VARIABLES = {
    XANO_INSTANCE_URL: { key: 'instanceUrl', read: toText },
    XANO_ACCESS_TOKEN: { key: 'accessToken', read: toText },
    XANO_WORKSPACE_ID: { key: 'workspaceId', read: toWorkspaceId },
    XANO_BRANCH: { key: 'branch', read: toText },
    XANO_DATA_SOURCE: { key: 'dataSource', read: toText },
    XANO_MCP_URL: { key: 'mcpUrl', read: toText },
    XANO_ACCOUNT_URL: { key: 'accountUrl', read: toText },
    XANO_TIMEOUT_MS: { key: 'timeoutMs', read: toCount },
    XANO_RETRIES: { key: 'retries', read: toCount },
    XANO_PROFILE: { key: 'profile', read: toText },
    XANO_CONFIG: { key: 'configPath', read: toText },
} as const satisfies Record<
    string,
    { key: keyof EnvironmentSettings; read: (text: string, name: string) => string | number }
>;

/**
 * The settings among the environment variables. choice: an empty variable counts as not set, as `.env` files and CI
 * systems write those that have no value.
 *
 * @throws XanoError `config` naming the variable when a number is none
 */
export function readEnvironment(env: Environment): EnvironmentSettings {
    const found = Object.entries(VARIABLES).flatMap(([name, { key, read }]) => {
        const text = env[name]?.trim() ?? '';
        return text === '' ? [] : [[key, read(text, name)] as const];
    });
    return Object.fromEntries(found);
}
