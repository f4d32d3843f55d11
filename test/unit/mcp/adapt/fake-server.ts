import { resolveToolName } from '../../../../core/src/mcp/tools/index.js';
import { adaptArguments, runPlan } from '../../../../core/src/mcp/adapt/index.js';
import type { AdaptContext, AdaptPlan } from '../../../../core/src/mcp/adapt/index.js';
import type { McpTool } from '../../../../core/src/mcp/types.js';
import { describeTool } from '../../../sandbox/mcp/tool.js';
import { tools as sandboxTools } from '../../../sandbox/mcp/tools/index.js';

export const NOW = Date.UTC(2024, 0, 20, 15, 30);
export const ms = (text: string): number => Date.parse(text);

export type Args = Readonly<Record<string, unknown>>;
export type Answers = Readonly<Record<string, unknown>>;

const page = (...items: unknown[]) => ({ curPage: 1, nextPage: null, prevPage: null, items });
const column = (name: string, type: string, more: Args = {}) => ({
    name,
    type,
    description: '',
    nullable: false,
    default: '',
    required: false,
    access: 'public',
    style: 'single',
    ...more,
});

/** A workspace with a table, as the tools of the sandbox answer. */
export const ANSWERS: Answers = {
    listWorkspaces: [
        { id: 7, name: 'customer-data' },
        { id: 8, name: 'twice' },
        { id: 9, name: 'twice' },
    ],
    getTables: page({ id: 31, name: 'customers' }, { id: 32, name: 'orders' }),
    listAPIGroups: page({ id: 5, name: 'public' }),
    getTableSchema: [
        column('id', 'int', { required: true }),
        column('created_at', 'timestamp', { default: 'now', access: 'private' }),
        column('email', 'text'),
        column('status', 'enum', { values: ['active', 'gone'] }),
        column('subscription_tier', 'text'),
        column('last_login', 'timestamp'),
        column('birthday', 'date'),
        column('region', 'text'),
        column('priority', 'text'),
        column('data', 'json'),
    ],
    listTableIndexes: [
        { id: '1339908e', type: 'primary', fields: [{ name: 'id' }] },
        { id: '411a6c94', type: 'btree', fields: [{ name: 'created_at', op: 'desc' }] },
    ],
};

export interface Call {
    readonly tool: string;
    readonly args: Args;
}

/** Live tools with the sandbox's schemas, or only some of them. */
export const liveTools = (without: readonly string[] = []): McpTool[] =>
    sandboxTools.filter(({ name }) => !without.includes(name)).map(describeTool);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
    integer: Number.isInteger,
    string: (value) => typeof value === 'string',
    boolean: (value) => typeof value === 'boolean',
    array: Array.isArray,
    object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** What a server with these schemas refuses; written apart from what it checks. */
export function complaints({ inputSchema }: McpTool, args: Args): string[] {
    const properties = inputSchema['properties'] as Record<string, { type?: string | string[] }>;
    const required = inputSchema['required'] as string[];
    const wrong = Object.entries(args).filter(([name, value]) => {
        const types = [properties[name]?.type ?? []].flat();
        return types.length > 0 && !types.some((type) => TYPES[type]?.(value));
    });
    const unknown =
        inputSchema['additionalProperties'] === true
            ? []
            : Object.keys(args).filter((name) => !(name in properties));
    return [
        ...required.filter((name) => args[name] === undefined).map((name) => `missing ${name}`),
        ...wrong.map(([name]) => `type of ${name}`),
        ...unknown.map((name) => `unknown ${name}`),
    ];
}

export interface Adapted {
    readonly plan: AdaptPlan;
    /** What was read to make the plan. */
    readonly reads: Call[];
    /** What carrying it out calls. */
    readonly calls: Call[];
    readonly result: unknown;
}

export interface FakeOptions {
    readonly answers?: Answers;
    readonly without?: readonly string[];
    readonly context?: Partial<AdaptContext>;
}

/** Adapts a call as the client does and carries it out on the fake server. */
export async function adapt(name: string, args: unknown, options: FakeOptions = {}): Promise<Adapted> {
    const tools = liveTools(options.without);
    const answers: Answers = { ...ANSWERS, ...options.answers };
    const log: Call[] = [];
    const call = (tool: string, given: Args): Promise<unknown> => {
        const live = tools.find((one) => one.name === tool);
        if (live === undefined) throw new Error(`no tool ${tool}`);
        const wrong = complaints(live, given);
        if (wrong.length > 0) throw new Error(`${tool}: ${wrong.join(', ')}`);
        log.push({ tool, args: given });
        const answer = answers[tool];
        return Promise.resolve(
            typeof answer === 'function' ? (answer as (args: Args) => unknown)(given) : answer,
        );
    };
    const context: AdaptContext = { call, tools, now: () => NOW, ...options.context };
    const plan = await adaptArguments(resolveToolName(name, tools), args, context);
    const reads = log.splice(0);
    const result = await runPlan(plan, call);
    return { plan, reads, calls: log, result };
}

/** The error adapting ends with. */
export async function refused(name: string, args: unknown, options: FakeOptions = {}): Promise<unknown> {
    try {
        await adapt(name, args, options);
    } catch (error) {
        return error;
    }
    throw new Error('was not refused');
}
