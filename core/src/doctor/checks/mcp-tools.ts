import { isXanoError } from '../../errors.js';
import { resolveToolName, searchTools } from '../../mcp/tools/index.js';
import type { FoundTool } from '../../mcp/tools/index.js';
import type { McpTool } from '../../mcp/types.js';
import { callHarmless, HARMLESS } from '../harmless-call.js';
import type { McpVisit } from '../mcp-visit.js';
import { NotLooked } from '../not-looked.js';
import type { Check, Subject } from '../types.js';
import { counted } from '../wording.js';

/** Groups of Xano's tool filters, by which the scope of an MCP URL is chosen (mcp-server.md 2.2). */
const GROUPS = ['database', 'logic', 'ai', 'frontend', 'audit'] as const;

const OTHERS = 'others';
const UNKNOWN = 'unknown here';

/** A tool of several groups counts in the first. */
const groupOf = ({ known }: FoundTool): string =>
    known === undefined ? UNKNOWN : (GROUPS.find((group) => known.tags.includes(group)) ?? OTHERS);

async function listTools({ session }: McpVisit, { context }: Subject): Promise<readonly McpTool[]> {
    const { options, timeoutMs } = context;
    const limits = { timeoutMs, totalTimeoutMs: timeoutMs };
    const tools: McpTool[] = [];
    for await (const tool of session.tools(
        options.signal === undefined ? limits : { ...limits, signal: options.signal },
    )) {
        tools.push(tool);
    }
    return tools;
}

export const mcpTools: Check = {
    id: 'mcp-tools',
    title: 'Tools',
    needs: ['mcp'],
    async run(subject) {
        const { visit } = subject.learnt;
        if (visit === undefined || visit.server.transport === 'simple') {
            throw new NotLooked('This form has no list of tools.');
        }
        const tools = await listTools(visit, subject);
        subject.learnt.tools = tools;
        const found = searchTools({}, tools);
        const offered = found.filter(({ available }) => available === true);
        const missing = found.length - offered.length;
        const sizes = [...GROUPS, OTHERS, UNKNOWN].map(
            (group) => [group, offered.filter((tool) => groupOf(tool) === group).length] as const,
        );
        const groups = Object.fromEntries(sizes.filter(([, size]) => size > 0));
        const facts = { offered: offered.length, groups, known_but_missing: missing };
        if (offered.length === 0) {
            return {
                state: 'warning',
                message: 'The MCP server offers no tools.',
                next: 'In Xano, make an MCP URL with the groups of tools you need (instance settings, "Metadata API & MCP Server").',
                facts,
            };
        }
        const parts = Object.entries(groups).map(([group, count]) => `${group} ${count}`);
        return {
            state: 'ok',
            message: `${counted(offered.length, 'tool')}: ${parts.join(', ')}; ${missing} that Xano is known to have are not offered.`,
            facts,
        };
    },
};

export const mcpCall: Check = {
    id: 'mcp-call',
    title: 'Tool call',
    needs: ['mcp'],
    async run({ context, learnt: { visit, tools } }) {
        if (visit === undefined) throw new NotLooked('There is no session.');
        const { runtime } = context.link;
        const begun = runtime.now();
        const simple = visit.server.transport === 'simple';
        await callHarmless(visit.session, context, simple ? HARMLESS : nameOf(tools));
        const ms = runtime.now() - begun;
        return { state: 'ok', message: `${HARMLESS} answered (${ms} ms).`, facts: { tool: HARMLESS, ms } };
    },
};

function nameOf(tools: readonly McpTool[] = []): string {
    try {
        return resolveToolName(HARMLESS, tools).name;
    } catch (error) {
        if (!isXanoError(error, 'not-found')) throw error;
        throw new NotLooked(`${HARMLESS} is not offered, and no other call is surely harmless.`);
    }
}
