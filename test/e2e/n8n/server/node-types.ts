import * as z from 'zod/v4';
import type { N8nApi } from './api.js';

const nodeTypes = z.array(z.looseObject({ name: z.string() }));

/** Names of the node types that a package brought, AI tools included, sorted. */
export async function nodeTypesOf(api: N8nApi, packageName: string): Promise<readonly string[]> {
    const all = await api.call(nodeTypes, 'GET', '/types/nodes.json');
    return [...new Set(all.map(({ name }) => name))]
        .filter((name) => name.startsWith(`${packageName}.`))
        .sort();
}
