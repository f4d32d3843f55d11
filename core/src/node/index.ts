import { mcpPart } from '../mcp/part.js';
import type { ClientOptions } from '../settings.js';
import { createClient } from '../xano.js';
import type { Xano } from '../xano.js';
import { resolveSettings } from './config.js';
import { lazySdkSession } from './lazy-session.js';
import { createNodeRuntime } from './runtime.js';

export * from '../pure.js';
export { createNodeRuntime } from './runtime.js';
export type { NodeRuntimeOptions } from './runtime.js';

/** Options of a client on Node. What is left out comes from environment variables, then from a profile. */
export interface NodeClientOptions extends ClientOptions {
    /** Profile of the official Xano CLI; default `XANO_PROFILE`, then the CLI's own default profile. */
    readonly profile?: string;
    /** Accepts any TLS certificate, for an instance of your own; default false. With a `runtime` it has no effect. */
    readonly insecure?: boolean;
}

/**
 * A client for Node. Options win over environment variables (`XANO_INSTANCE_URL`, `XANO_ACCESS_TOKEN`,
 * `XANO_WORKSPACE_ID`, ...), those over a `profile.yaml` and the credentials of the Xano CLI.
 *
 * @throws XanoError `config` when URL, token or profile cannot be used.
 */
export function createXano({ runtime, profile, insecure, ...options }: NodeClientOptions = {}): Xano {
    const {
        source,
        insecure: lax,
        ...settings
    } = resolveSettings({
        ...options,
        ...(profile === undefined ? {} : { profile }),
        ...(insecure === undefined ? {} : { insecure }),
    });
    const made = runtime ?? createNodeRuntime(lax === undefined ? {} : { insecure: lax });
    const sdk = mcpPart(lazySdkSession);
    return createClient({ ...options, ...settings }, made, sdk);
}
