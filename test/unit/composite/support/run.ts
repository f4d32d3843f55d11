import { createClient } from '../../../../core/src/xano.js';
import type { CallOptions } from '../../../../core/src/settings.js';
import { fakeRuntime } from '../../support/fake-runtime.js';
import type { FakeRuntime, Respond } from '../../support/fake-runtime.js';

export const NOW = Date.UTC(2026, 0, 15);

/** A client over a network that is made up; everything above the network is real. */
export function bench(respond: Respond | readonly Respond[], options: CallOptions = {}) {
    const runtime = fakeRuntime(respond, { start: NOW });
    const xano = createClient(
        {
            instanceUrl: 'xabc-defg-hijk.n7.xano.io',
            accessToken: 'test-token-0123456789',
            workspaceId: 7,
            retries: 0,
            ...options,
        },
        runtime,
    );
    return { runtime, xano };
}

export const bodyOf = (body: unknown): unknown =>
    typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined;

/** Method, path below the workspace, and body of what was sent. */
export const sent = (runtime: FakeRuntime) =>
    runtime.requests.map(({ method, url, body }) => ({
        method,
        path: url.replace(/^.*\/workspace\/7/, ''),
        body: bodyOf(body),
    }));
