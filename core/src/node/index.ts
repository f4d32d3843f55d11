import { diagnoseMade, setupPart } from '../doctor/part.js';
import type { Diagnosis } from '../doctor/types.js';
import { mcpPart } from '../mcp/part.js';
import type { CallOptions, ClientOptions } from '../settings.js';
import { createClient } from '../xano.js';
import type { Xano } from '../xano.js';
import { resolveSettings } from './config.js';
import { nodePlace } from './doctor.js';
import { lazySdkSession } from './lazy-session.js';
import { createNodeRuntime } from './runtime.js';

export * from '../everything.js';
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
    const resolved = resolveSettings({
        ...options,
        ...(profile === undefined ? {} : { profile }),
        ...(insecure === undefined ? {} : { insecure }),
    });
    const { source, insecure: lax, ...settings } = resolved;
    const made = runtime ?? createNodeRuntime(lax === undefined ? {} : { insecure: lax });
    return createClient({ ...options, ...settings }, made, {
        mcp: mcpPart(lazySdkSession),
        setup: setupPart(nodePlace(resolved, { ownRuntime: runtime !== undefined })),
    });
}

/**
 * Makes a client as {@link createXano} does, looks at its whole connection and closes it. Settings that make no client
 * are a diagnosis, too, and nothing is ever written.
 *
 * @throws XanoError `aborted` by the signal.
 */
export function diagnose(
    options?: NodeClientOptions,
    call?: Pick<CallOptions, 'signal' | 'timeoutMs'>,
): Promise<Diagnosis> {
    return diagnoseMade(() => createXano(options), call, Date.now);
}
