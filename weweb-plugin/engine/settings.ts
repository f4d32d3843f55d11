/** Families of writes, as they are switched on in the settings; everything is off until it is. */
export const WRITE_FAMILIES = ['records', 'bulk', 'tables', 'files', 'endpoints', 'mcp'] as const;
export type WriteFamily = (typeof WRITE_FAMILIES)[number];

export type Environment = 'editor' | 'preview' | 'staging' | 'production';

/** One value each; what is left empty is Xano's default. */
export interface PerEnvironment {
    readonly editor?: string;
    readonly staging?: string;
    readonly production?: string;
}

/** The public half of the plugin's settings: every visitor of the published app can read it. */
export interface PublicSettings {
    /** Bare host, such as `xabc-defg-hijk.n7.xano.io`. */
    readonly instanceHost?: string;
    readonly workspaceId?: number | string;
    readonly branch?: PerEnvironment;
    readonly dataSource?: PerEnvironment;
    /** Where the published app sends its requests. */
    readonly proxyUrl?: string;
    readonly allowWrites?: readonly string[];
    /** Of the Xano MCP server; used in the editor only. */
    readonly mcpUrl?: string;
}

/** Preview shows what will be published, so it uses the values of production. */
export function forEnvironment(
    values: PerEnvironment | undefined,
    environment: Environment,
): string | undefined {
    const value = values?.[environment === 'preview' ? 'production' : environment];
    return value === undefined || value === '' ? undefined : value;
}
