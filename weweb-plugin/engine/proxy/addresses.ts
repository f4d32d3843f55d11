import type { HttpMethod } from 'xano-connect/pure';
import { requestOperations } from '../catalogue.js';

/** A request of the Metadata API, by the name of its operation. */
export interface NamedRequest {
    readonly operation: string;
    readonly params: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, string>>;
}

interface Address {
    readonly id: string;
    readonly method: HttpMethod;
    readonly pattern: RegExp;
    readonly keys: readonly string[];
}

const addresses: readonly Address[] = requestOperations
    .filter(({ rest }) => rest.base === undefined)
    .map(({ id, rest: { method, path } }) => ({
        id,
        method,
        pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`),
        keys: [...path.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => key),
    }));

/**
 * Which operation a request of the engine is, told by its method and path.
 *
 * @param path below `/api:meta`, with its query
 */
export function nameRequest(method: HttpMethod, path: string): NamedRequest | undefined {
    const [bare = '', query = ''] = path.split('?');
    for (const address of addresses) {
        const found = address.method === method ? address.pattern.exec(bare) : null;
        if (found === null) continue;
        const params = address.keys.map((key, i) => [key, decodeURIComponent(found[i + 1] ?? '')] as const);
        return {
            operation: address.id,
            // The proxy has one workspace and knows which.
            params: Object.fromEntries(params.filter(([key]) => key !== 'workspace_id')),
            query: Object.fromEntries(new URLSearchParams(query)),
        };
    }
    return undefined;
}
