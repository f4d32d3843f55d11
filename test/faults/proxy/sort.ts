import type { Sort } from './exchange.js';

const WRITES = /\/content(\/bulk(\/(patch|delete))?|\/search\/(patch|delete)|\/[^/]+)?$|\/truncate$/;
const READ_BY_POST = /\/search$/;
const MCP_WRITE = /^(add|update|patch|delete|truncate)/;

interface Facts {
    readonly sort: Sort;
    readonly isMcp: boolean;
    readonly isBulk: boolean;
}

/** What a request is about, by its path, or by the tool it calls. */
export function factsOf(method: string, path: string, body: Buffer): Facts {
    const plain = path.split('?', 1)[0] ?? path;
    const isMcp = plain.startsWith('/x2/mcp/') || plain.startsWith('/api/mcp/');
    if (isMcp) return { isMcp, ...ofMessage(method, body) };
    const isWrite = method !== 'GET' && !READ_BY_POST.test(plain) && WRITES.test(plain);
    return { isMcp, sort: isWrite ? 'write' : 'read', isBulk: plain.includes('/content/bulk') };
}

function ofMessage(method: string, body: Buffer): Pick<Facts, 'sort' | 'isBulk'> {
    if (method !== 'POST') return { sort: 'talk', isBulk: false };
    const message = JSON.parse(body.toString()) as { method?: string; params?: { name?: string } };
    if (message.method !== 'tools/call') return { sort: 'talk', isBulk: false };
    const tool = message.params?.name ?? '';
    return { sort: MCP_WRITE.test(tool) ? 'write' : 'read', isBulk: tool.endsWith('Bulk') };
}
