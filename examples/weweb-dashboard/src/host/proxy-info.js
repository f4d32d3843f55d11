import { plugin } from './plugin.js';
import { session } from './ww-lib.js';

/** Version of the contract in docs/proxy.md. */
const VERSION = 1;

/**
 * What the proxy allows the signed-in user.
 *
 * @throws {{ message: string, hint?: string, code?: string, status?: number }}
 */
export async function proxyInfo() {
    const { proxyUrl } = plugin.settings.publicData;
    const response = await fetch(proxyUrl, {
        method: 'POST',
        credentials: 'omit',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${session.accessToken}` },
        body: JSON.stringify({ version: VERSION, operation: 'proxy.info' }),
    });
    const { ok, data, error } = await response.json();
    if (ok) return data;
    throw error;
}
