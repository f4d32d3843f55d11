import { createBrowserRuntime } from 'xano-connect/browser';
import type { Runtime } from 'xano-connect/pure';
import { toAdminError } from '../error.js';
import { askProxy } from '../proxy/own.js';
import type { ProxyInfo } from '../proxy/own.js';

/** What a look at the proxy found, in a sentence each. */
export interface ProxyFinding {
    readonly state: 'ok' | 'warning' | 'failed';
    readonly message: string;
    readonly next: string;
}

/**
 * Asks the proxy what it allows. Nobody may be signed in inside the editor: a proxy that asks for it is there and works.
 *
 * @param userToken of the user who is signed in to the app, where somebody is
 */
export async function checkProxy(
    proxyUrl: string,
    userToken: string | undefined,
    runtime: Runtime = createBrowserRuntime(),
): Promise<ProxyFinding> {
    try {
        const options = { proxyUrl: proxyUrl.trim(), userToken: () => userToken };
        // Of the contract in docs/proxy.md; what is not there is shown as none.
        const info = (await askProxy(options, runtime, 'proxy.info')) as Partial<ProxyInfo>;
        const { tables = [], operations = [], most_records: most } = info;
        const limit = most === undefined ? '' : `; at most ${most} records at once`;
        return {
            state: 'ok',
            message: `The proxy answers. It offers ${tables.length} tables (${named(tables)}) and ${operations.length} other operations${limit}.`,
            next: '',
        };
    } catch (thrown) {
        const { message, hint, kind } = toAdminError(thrown);
        if (kind !== 'auth' && kind !== 'permission') return { state: 'failed', message, next: hint };
        return {
            state: 'warning',
            message: `The proxy answers and wants an administrator who is signed in: ${message}`,
            next: 'That is as it should be. Sign in to your app to see what it offers.',
        };
    }
}

const SHOWN = 5;

function named(tables: ProxyInfo['tables']): string {
    const names = tables.slice(0, SHOWN).map(({ name }) => name);
    return tables.length > SHOWN ? `${names.join(', ')} ...` : names.join(', ') || 'none';
}
