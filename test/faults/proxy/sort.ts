import type { Sort } from './exchange.js';

const WRITES = /\/content(\/bulk(\/(patch|delete))?|\/search\/(patch|delete)|\/[^/]+)?$|\/truncate$/;
const READ_BY_POST = /\/search$/;
const MCP_WRITE = /^(add|update|patch|delete|truncate)/;

interface Facts {
    readonly sort: Sort;
    readonly isMcp: boolean;
    readonly rows: number;
}

interface Lists {
    readonly items?: unknown;
    readonly row_ids?: unknown;
}

/** How many records a bulk request is about. */
function rowsIn({ items, row_ids: ids }: Lists = {}): number {
    const list = items ?? ids;
    return Array.isArray(list) ? list.length : 0;
}

/** What a request is about, by its path, or by the tool it calls. */
export function factsOf(method: string, path: string, body: Buffer): Facts {
    const plain = path.split('?', 1)[0] ?? path;
    const isMcp = plain.startsWith('/x2/mcp/') || plain.startsWith('/api/mcp/');
    if (isMcp) return { isMcp, ...ofMessage(method, body) };
    const isWrite = method !== 'GET' && !READ_BY_POST.test(plain) && WRITES.test(plain);
    const isBulk = plain.includes('/content/bulk');
    return { isMcp, sort: isWrite ? 'write' : 'read', rows: isBulk ? rowsIn(parsed(body) as Lists) : 0 };
}

interface Message {
    readonly method?: string;
    readonly params?: { readonly name?: string; readonly arguments?: Lists };
}

function ofMessage(method: string, body: Buffer): Pick<Facts, 'sort' | 'rows'> {
    const { method: asked, params } = method === 'POST' ? (parsed(body) as Message) : {};
    if (asked !== 'tools/call') return { sort: 'talk', rows: 0 };
    return { sort: MCP_WRITE.test(params?.name ?? '') ? 'write' : 'read', rows: rowsIn(params?.arguments) };
}

// The clients of these tests send nothing but well-formed JSON here.
const parsed = (body: Buffer): unknown => JSON.parse(body.toString());
