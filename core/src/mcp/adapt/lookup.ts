import { XanoError } from '../../errors.js';
import { isPlainObject } from '../../invalid-input.js';
import { didYouMean } from '../../near.js';
import { once } from '../../operation.js';
import type { Input } from '../../operation.js';
import { asPage, walkPages } from '../../paginate.js';
import { isColumn } from '../../schema/index.js';
import type { Column } from '../../schema/index.js';
import { resolveToolName } from '../tools/index.js';
import type { McpTool } from '../types.js';
import { propertiesOf } from './input-schema.js';
import type { AdaptContext } from './types.js';

interface NameKind {
    readonly label: string;
    /** The tool that lists them. */
    readonly list: string;
}

/** Arguments that may be a name, and where the id behind it is found. */
export const NAME_KINDS: Readonly<Record<string, NameKind>> = {
    workspace_id: { label: 'workspace', list: 'listWorkspaces' },
    apigroup_id: { label: 'API group', list: 'listAPIGroups' },
    table_id: { label: 'table', list: 'getTables' },
    api_id: { label: 'endpoint', list: 'listAPIs' },
    query_id: { label: 'endpoint', list: 'listAPIs' },
    function_id: { label: 'function', list: 'listFunctions' },
    addon_id: { label: 'add-on', list: 'listAddons' },
    middleware_id: { label: 'middleware', list: 'listmiddlewares' },
    task_id: { label: 'task', list: 'listTasks' },
    tool_id: { label: 'tool', list: 'listTools' },
    agent_id: { label: 'agent', list: 'listAgents' },
    mcp_server_id: { label: 'MCP server', list: 'listMCPServers' },
    workflow_test_id: { label: 'workflow test', list: 'listWorkflowTests' },
    file_id: { label: 'file', list: 'listFiles' },
};

/** The documented maximum of these lists is 10,000 a page; a workspace with more than this is none that was ever seen. */
const PER_PAGE = 1000;
const MAX_PAGES = 20;

const isItem = (item: unknown): item is { readonly id: number; readonly name: string } =>
    isPlainObject(item) && typeof item['id'] === 'number' && typeof item['name'] === 'string';

/** What a plan has to read before it can be made; the same thing is read once. */
export class Lookup {
    readonly #context: AdaptContext;
    readonly #columns = new Map<string, () => Promise<readonly Column[] | undefined>>();

    constructor(context: AdaptContext) {
        this.#context = context;
    }

    /** Columns of a table; undefined where the server has no tool for it. */
    columns(ids: Input): Promise<readonly Column[] | undefined> {
        const key = JSON.stringify(ids);
        const read = this.#columns.get(key) ?? once(() => this.#readColumns(ids));
        this.#columns.set(key, read);
        return read();
    }

    async #readColumns(ids: Input): Promise<readonly Column[] | undefined> {
        const tool = this.find('getTableSchema');
        if (tool === undefined) return undefined;
        const { items } = asPage(await this.#context.call(tool.name, ids), tool.name);
        return items.filter(isColumn);
    }

    find(name: string): McpTool | undefined {
        try {
            return resolveToolName(name, this.#context.tools);
        } catch {
            return undefined;
        }
    }

    /**
     * The id behind an exact name.
     *
     * @throws XanoError `not-found` with near names, or `validation` where several things have the name.
     */
    async id(key: string, name: string, scope: Input, path = key): Promise<number | string> {
        const kind = NAME_KINDS[key];
        // What knows no things of this kind gives the name back: then the server's own list is asked.
        const known = await this.#context.resolve?.(key, name, scope);
        if (known !== undefined && known !== name) return known;
        const list = kind && this.find(kind.list);
        if (kind === undefined || list === undefined) {
            throw new XanoError({
                kind: 'validation',
                path,
                message: `${path} is "${name}", and the server offers no tool to find ${kind ? `a ${kind.label}` : 'it'} by name.`,
                hint: 'Give the id, which is a whole number.',
            });
        }
        const named = await this.#list(list, scope, name);
        const found = [...new Set(named.filter((item) => item.name === name).map(({ id }) => id))];
        const [id] = found;
        if (id !== undefined && found.length === 1) return id;
        if (found.length > 1) {
            throw new XanoError({
                kind: 'validation',
                path,
                message: `${found.length} ${kind.label}s are named "${name}" (ids ${found.join(', ')}).`,
                hint: 'Give the id instead of the name.',
            });
        }
        const all = (await this.#list(list, scope)).map((item) => item.name);
        throw new XanoError({
            kind: 'not-found',
            path,
            message: `There is no ${kind.label} named "${name}".${didYouMean(name, all)}`,
            hint: `Names must match exactly, capitals included. ${list.name} shows what is there.`,
        });
    }

    async #list(list: McpTool, scope: Input, search?: string) {
        const properties = propertiesOf(list);
        const most = properties['per_page']?.['maximum'];
        const per_page = typeof most === 'number' ? Math.min(most, PER_PAGE) : PER_PAGE;
        const wanted: Input = { ...scope, search, per_page };
        const args = Object.fromEntries(
            Object.entries(wanted).filter(
                ([key, value]) => value !== undefined && Object.hasOwn(properties, key),
            ),
        );
        const read = (page: number): Promise<unknown> =>
            this.#context.call(list.name, Object.hasOwn(properties, 'page') ? { ...args, page } : args);
        const items = [];
        let pages = 0;
        for await (const page of walkPages(read, 1, list.name)) {
            items.push(...page.items.filter(isItem));
            if (++pages === MAX_PAGES) break;
        }
        return items;
    }
}
