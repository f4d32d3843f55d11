import type * as z from 'zod/mini';
import type { SetupClient, SetupPart } from './doctor/part.js';
import { XanoError } from './errors.js';
import type { McpClient } from './mcp/client.js';
import type { McpPart } from './mcp/part.js';
import type { DownloadPart } from './metadata/download.js';
import type { FeaturePart } from './metadata/features.js';
import { didYouMean } from './near.js';
import { isComposite } from './operation.js';
import { iterateItems, iteratePages, runOperation } from './run.js';
import { callContext, Link } from './link.js';
import type { CallContext, ClientStats } from './link.js';
import type { CompositeOperation, ItemOf, Operation, RestOperation } from './operation.js';
import type { Runtime } from './runtime.js';
import type { CallOptions, XanoOptions } from './settings.js';

type Schema = z.ZodMiniType;
type Of<I extends Schema, O extends Schema> = RestOperation<I, O> | CompositeOperation<I, O>;

/** The first argument may be left out where nothing in it is required. */
export type Arguments<I> =
    Record<string, never> extends I ? [input?: I, options?: CallOptions] : [input: I, options?: CallOptions];

/** A paged operation can be walked: item by item, or page by page; the next page is fetched when it is asked for. */
export interface Walk<I, Page> {
    iterate(...args: Arguments<Omit<I, 'page'>>): AsyncGenerator<ItemOf<Page>, void, undefined>;
    pages(...args: Arguments<Omit<I, 'page'>>): AsyncGenerator<Page, void, undefined>;
}

/** A download can be read as it comes in: `for await (const chunk of xano.workspace.export.stream())`. */
export interface Download<I> {
    /**
     * The file piece by piece: it needs no memory, and has no longest length unless `maxAnswerBytes` is given. Leaving the
     * loop ends the download.
     *
     * @throws XanoError `connection` when it was cut off: what came is not the whole file.
     */
    stream(...args: Arguments<I>): AsyncGenerator<Uint8Array, void, undefined>;
}

export interface Call<I, O> {
    (...args: Arguments<I>): Promise<O>;
    /** The declaration behind the call: schemas, scope, effect, REST call. */
    readonly operation: Operation;
}

type CallOf<Op> =
    Op extends Of<infer I, infer O>
        ? Call<z.input<I>, z.output<O>> &
              (z.output<O> extends { items: readonly unknown[] } ? Walk<z.input<I>, z.output<O>> : unknown) &
              (z.output<O> extends Uint8Array ? Download<z.input<I>> : unknown)
        : never;

/** Operations by resource and verb: all of them, or those a bundle needs. */
export type AnyCatalogue = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

type Resources<C extends AnyCatalogue> = {
    readonly [R in keyof C]: { readonly [V in keyof C[R]]: CallOf<C[R][V]> };
};

/** What every client has besides the operations of its catalogue. */
export interface ClientBase<C extends AnyCatalogue> extends McpClient, SetupClient {
    /** The same client with other defaults, e.g. another workspace; pace, counters and known names are shared. */
    with(options: XanoOptions): ClientOf<C>;
    /** Runs an operation by its id, for tools that choose at run time. */
    run(id: string, input?: unknown, options?: CallOptions): Promise<unknown>;
    /**
     * Whether the instance has an operation, by its id: asked of its own OpenAPI document, once. Undefined where that does
     * not tell: it cannot be read, or the operation takes several calls. No call is refused because of it.
     */
    supports(id: string): Promise<boolean | undefined>;
    readonly stats: ClientStats;
    /** Ends the MCP session and frees sockets. A closed client can be used again; it opens new ones. */
    close(): Promise<void>;
}

/** A client by resource and verb: `xano.table.add(...)`, `xano.record.bulkPatch(...)`. */
export type ClientOf<C extends AnyCatalogue> = Resources<C> & ClientBase<C>;

/** What a client has besides its operations. A bundle holds only the parts it hands over. */
export interface ClientParts {
    /** Makes it speak MCP: `mcpPart(createPureSession)` of `xano-connect/pure/mcp`. Default nothing. */
    readonly mcp?: McpPart;
    /** Makes it help with its own set-up: `setupPart()` of `xano-connect/pure/setup`. Default nothing. */
    readonly setup?: SetupPart;
    /** Makes it read downloads as streams: `downloadPart()` of `xano-connect/pure/parts`. Default nothing. */
    readonly download?: DownloadPart;
    /** Makes it know what an instance supports: `featurePart()` of `xano-connect/pure/parts`. Default nothing. */
    readonly features?: FeaturePart;
}

/**
 * Makes a client of the operations in `catalogue`: a bundle that hands over only those it uses holds no other.
 *
 * @throws XanoError `config` when URL or token cannot be used.
 */
export function createClientOf<C extends AnyCatalogue>(
    catalogue: C,
    options: XanoOptions,
    runtime: Runtime,
    parts: ClientParts = {},
): ClientOf<C> {
    return clientOf(catalogue, options, new Links(runtime, parts));
}

/** Stands in for a part that was left out. */
function refuse(): never {
    throw new XanoError({
        kind: 'config',
        message: 'This client was made without that part.',
        hint: 'Hand mcpPart(createPureSession) of xano-connect/pure/mcp, setupPart() of xano-connect/pure/setup, or a part of xano-connect/pure/parts to createClientOf, or use createXano.',
    });
}

const NO_MCP: McpClient = {
    callTool: refuse,
    iterateTool: refuse,
    tools: { list: refuse, describe: refuse, server: refuse },
};

const NO_SETUP: SetupClient = { diagnose: refuse, clientConfig: refuse };

const NO_FEATURES: FeaturePart = { supports: refuse };

const NO_DOWNLOAD: DownloadPart = { stream: refuse };

/** Links by instance and token: what is learnt of one is never used for another. */
class Links {
    readonly #runtime: Runtime;
    readonly #links = new Map<string, Link>();
    readonly #doors: { close(): Promise<void> }[] = [];
    readonly parts: ClientParts;
    readonly counters = { requests: 0, retries: 0, rateLimited: 0, calls: 0 };

    constructor(runtime: Runtime, parts: ClientParts) {
        this.#runtime = runtime;
        this.parts = parts;
    }

    of(options: XanoOptions): Link {
        const { instanceUrl, accessToken, accountUrl, mcpUrl, mcpTransport, mcpTokenIn } = options;
        const key = JSON.stringify([instanceUrl, accessToken, accountUrl, mcpUrl, mcpTransport, mcpTokenIn]);
        let link = this.#links.get(key);
        if (link === undefined) {
            link = new Link(options, this.#runtime, this.counters);
            const door = this.parts.mcp?.attach(link, options);
            if (door !== undefined) this.#doors.push(door);
            this.#links.set(key, link);
        }
        return link;
    }

    async close(): Promise<void> {
        try {
            await Promise.all(this.#doors.map((door) => door.close()));
        } finally {
            this.#runtime.close?.();
        }
    }
}

function clientOf<C extends AnyCatalogue>(catalogue: C, options: XanoOptions, links: Links): ClientOf<C> {
    // Refuses an unusable URL or token when the client is made, not at the first call.
    const link = links.of(options);
    const open = (all: CallOptions): CallContext => callContext(links.of(all), all, open);
    const base = callContext(link, options, open);
    const contextOf = (call: CallOptions | undefined): CallContext =>
        call === undefined ? base : open({ ...options, ...call });
    const byId = new Map<string, Operation>();
    const resources: Record<string, unknown> = {};
    for (const [resource, operations] of Object.entries(catalogue)) {
        const calls: Record<string, unknown> = {};
        for (const [verb, operation] of Object.entries(operations)) {
            byId.set(operation.id, operation);
            calls[verb] = callable(operation, contextOf, links.parts);
        }
        resources[resource] = calls;
    }
    return {
        // Built from the catalogue it is typed by: every resource and verb of it, and no other.
        ...(resources as Resources<C>),
        with: (other) => clientOf(catalogue, { ...options, ...other }, links),
        run: async (id, input, call) => runOperation(known(byId, id), input, contextOf(call)),
        ...(links.parts.mcp?.client(contextOf) ?? NO_MCP),
        ...(links.parts.setup?.client(contextOf) ?? NO_SETUP),
        supports: async (id) => (links.parts.features ?? NO_FEATURES).supports(known(byId, id), base),
        stats: links.counters,
        close: () => links.close(),
    };
}

type ContextOf = (call: CallOptions | undefined) => CallContext;

function callable(
    operation: Operation,
    contextOf: ContextOf,
    { download = NO_DOWNLOAD }: ClientParts,
): unknown {
    // Async, so that options that cannot be used reject like everything else instead of throwing at the caller.
    const call = async (input?: unknown, options?: CallOptions): Promise<unknown> =>
        runOperation(operation, input, contextOf(options));
    if (isComposite(operation) ? operation.download : operation.rest.answer === 'bytes') {
        return Object.assign(call, {
            operation,
            stream: (input?: unknown, options?: CallOptions) =>
                download.stream(operation.id, contextOf(options), (context) =>
                    runOperation(operation, input, context),
                ),
        });
    }
    if (isComposite(operation) || operation.rest.paging === undefined)
        return Object.assign(call, { operation });
    return Object.assign(call, {
        operation,
        iterate: (input?: unknown, options?: CallOptions) =>
            iterateItems(operation, input, contextOf(options)),
        pages: (input?: unknown, options?: CallOptions) => iteratePages(operation, input, contextOf(options)),
    });
}

function known(byId: ReadonlyMap<string, Operation>, id: string): Operation {
    const operation = byId.get(id);
    if (operation !== undefined) return operation;
    throw new XanoError({
        kind: 'validation',
        message: `There is no operation "${id}".${didYouMean(id, byId.keys())}`,
        hint: 'Operations are named resource.verb, such as table.add.',
    });
}
