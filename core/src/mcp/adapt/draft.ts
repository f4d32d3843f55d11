import { XanoError } from '../../errors.js';
import { invalidInput } from '../../invalid-input.js';
import type { Input } from '../../operation.js';
import { operationOf, resolveToolName } from '../tools/index.js';
import type { JsonSchema, McpTool } from '../types.js';
import { propertiesOf, requiredOf } from './input-schema.js';
import { Lookup } from './lookup.js';
import type { AdaptContext, AdaptedCall, PlanShape } from './types.js';

/** A call on its way from what somebody wrote to what the server takes. */
export class Draft {
    readonly context: AdaptContext;
    readonly lookup: Lookup;
    readonly notes: string[] = [];
    /** Calls after the main one. */
    readonly after: AdaptedCall[] = [];
    destroys: string | undefined;
    /** Makes the plan from the finished arguments, where it is not just one call. */
    shape: ((args: Input) => PlanShape) | undefined;
    #tool: McpTool;
    // A map, in which a key such as __proto__ is a key like any other.
    readonly #args: Map<string, unknown>;

    constructor(tool: McpTool, args: Input, context: AdaptContext) {
        this.#tool = tool;
        this.#args = new Map(Object.entries(args).filter(([, value]) => value !== undefined));
        this.context = context;
        this.lookup = new Lookup(context);
    }

    get tool(): McpTool {
        return this.#tool;
    }

    get operation(): string {
        return operationOf(this.#tool.name);
    }

    get properties(): Readonly<Record<string, JsonSchema>> {
        return propertiesOf(this.#tool);
    }

    get required(): readonly string[] {
        return requiredOf(this.#tool);
    }

    get args(): Input {
        return Object.fromEntries(this.#args);
    }

    get keys(): readonly string[] {
        return [...this.#args.keys()];
    }

    get(key: string): unknown {
        return this.#args.get(key);
    }

    set(key: string, value: unknown): void {
        this.#args.set(key, value);
    }

    /** Whether it was given and is no argument of the server's own. */
    hasForeign(key: string): boolean {
        return this.#args.has(key) && !Object.hasOwn(this.properties, key);
    }

    take(key: string): unknown {
        const value = this.#args.get(key);
        this.#args.delete(key);
        return value;
    }

    rename(from: string, to: string): void {
        this.set(to, this.take(from));
    }

    note(text: string): void {
        if (!this.notes.includes(text)) this.notes.push(text);
    }

    /** Goes on with another tool of the server. */
    switchTo(name: string, because: string): void {
        this.#tool = this.live(name, because);
    }

    /** Another tool this form needs; throws where the server does not offer it, before anything is sent. */
    live(name: string, because: string): McpTool {
        try {
            return resolveToolName(name, this.context.tools);
        } catch (error) {
            if (!(error instanceof XanoError)) throw error;
            throw new XanoError({
                kind: 'not-found',
                path: 'tool',
                message: `${because} needs the tool "${name}", which this MCP server does not offer. Nothing was sent.`,
                hint: error.hint,
                cause: error,
            });
        }
    }

    /** The ids of a table that a form needs before the server checks them. */
    tableIds(): { readonly workspace_id: unknown; readonly table_id: unknown } {
        const ids = { workspace_id: this.get('workspace_id'), table_id: this.get('table_id') };
        for (const [key, value] of Object.entries(ids)) {
            if (value === undefined) throw missing(this.#tool.name, key);
        }
        return ids;
    }
}

export const missing = (tool: string, key: string): XanoError =>
    invalidInput(key, `${tool} needs ${key}.`, `Give ${key}.`);
