import { XanoError } from '../../errors.js';
import { didYouMean } from '../../near.js';
import type { McpTool } from '../types.js';
import { findKnownTool } from './known.js';
import type { KnownTool } from './known.js';

const WHERE = 'Xano dashboard, instance settings, Metadata API & MCP Server';

/** Why a known tool may be missing from a server: the URL decides which tools it offers (mcp-server.md 2.2). */
function missingHint({ tags }: KnownTool): string {
    const scope = tags.length === 0 ? '' : ` with ${tags.map((tag) => `"${tag}"`).join(' or ')} in it`;
    return `The server's URL fixes which tools it offers, and this one leaves it out. Copy a URL${scope} (${WHERE}).`;
}

function findTool(name: string, live: readonly McpTool[]): McpTool | undefined {
    const exact = live.find((tool) => tool.name === name);
    if (exact !== undefined) return exact;
    const lower = name.toLowerCase();
    const alike = live.filter((tool) => tool.name.toLowerCase() === lower);
    return alike.length === 1 ? alike[0] : undefined;
}

/**
 * The live tool meant by a name: exactly, then capitals aside, then by another name of the same operation.
 *
 * @throws XanoError `not-found`, with near names and, for a tool Xano has, how to get it.
 */
export function resolveToolName(name: string, live: readonly McpTool[]): McpTool {
    const wanted = name.trim();
    const known = findKnownTool(wanted);
    for (const candidate of [wanted, ...(known?.aliases ?? [])]) {
        const tool = findTool(candidate, live);
        if (tool !== undefined) return tool;
    }
    const names = live.map((tool) => tool.name);
    if (known !== undefined) {
        throw new XanoError({
            kind: 'not-found',
            path: 'tool',
            message: `This MCP server does not offer the tool "${known.name}".`,
            hint: missingHint(known),
        });
    }
    throw new XanoError({
        kind: 'not-found',
        path: 'tool',
        message: `There is no tool "${wanted.slice(0, 80)}".${didYouMean(wanted, names)}`,
        hint:
            names.length === 0
                ? `The server offers no tools at all: check its URL (${WHERE}).`
                : `The server offers ${names.length} tools; list or search them for the right name.`,
    });
}
