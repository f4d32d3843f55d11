import type { HttpMethod, RestOperation } from 'xano-connect/pure';

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

const addresses = new Map<string, Address>();

/** Makes these operations known, of the catalogue or of a part that came later. */
export function addAddresses(operations: Readonly<Record<string, RestOperation>>): void {
    for (const { id, rest } of Object.values(operations)) {
        const { base, method, path } = rest;
        if (base !== undefined || addresses.has(id)) continue;
        addresses.set(id, {
            id,
            method,
            pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`),
            keys: [...path.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => key),
        });
    }
}

/**
 * Which operation a request of the engine is, told by its method and path.
 *
 * @param path below `/api:meta`, with its query
 */
export function nameRequest(method: HttpMethod, path: string): NamedRequest | undefined {
    const [bare = '', query = ''] = path.split('?');
    for (const address of addresses.values()) {
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
