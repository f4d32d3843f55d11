import type * as z from 'zod/mini';
import type { BulkHost } from './bulk-host.js';
import { runComposite } from './composite.js';
import type { CallContext } from './link.js';
import type { NameKind, NameKinds } from './name-kind.js';
import type { HttpMethod } from './runtime.js';
import type { CallOptions } from './settings.js';

/** What an operation does to a workspace: decides retry, confirmation and allow-lists. */
export type Effect = 'read' | 'create' | 'update' | 'delete' | 'bulk-create' | 'bulk-update' | 'bulk-delete';

/** How to carry an operation out over the Metadata API. */
export interface RestCall {
    readonly method: HttpMethod;
    /** From the base URL on; `{name}` is filled from the input of that name. */
    readonly path: string;
    /** `account` is app.xano.com, which knows the instances of a token; default the instance. */
    readonly base?: 'account';
    /** Input keys sent in the query string. */
    readonly query?: readonly string[];
    /** Takes `x-data-source`: input `data_source`, else the client's. */
    readonly dataSource?: true;
    /**
     * Where the remaining input goes: `json` an object of it, `{ only }` the value of one key (a record IS the body),
     * `multipart` one part a key. Absent: there is no body.
     */
    readonly body?: 'json' | 'multipart' | { readonly only: string };
    /** Takes `branch`, in the query when listed there, else in the body: the input's, else the client's. */
    readonly branch?: true;
    /** This input key holds XanoScript; when it is given it is the whole body, as `text/x-xanoscript`. */
    readonly xanoscript?: string;
    /** Input keys that may hold a name, beyond those every operation knows or other than there. */
    readonly names?: NameKinds;
    /**
     * The answer is a page: `{ curPage, nextPage, prevPage, items }`. `perPage` is what iterating asks for; none where
     * Xano fixed it.
     */
    readonly paging?: { readonly perPage?: number };
    /** It takes minutes: an attempt has 15 of them where the caller sets no time limit. */
    readonly slow?: true;
    /** `json` (default), `text`, or `bytes` for a download. */
    readonly answer?: 'text' | 'bytes';
    /** Adds to the wire input what cannot be a plain copy, e.g. a search expression in Xano's grammar. Names are no ids yet. */
    readonly prepare?: (input: Input) => Input;
    /** Straightens the answer: older instances wrap it, and request history holds tokens to mask. */
    readonly receive?: (data: unknown, input: Input) => unknown;
    /** Its bodies hold secrets and are left out of the debug log; those it sends are masked in errors. */
    readonly secrets?: (input: Input) => readonly string[];
}

/** Tool of the Xano MCP server that does the same; arguments have the input's names unless `rename` says otherwise. */
export interface McpCall {
    /** A function where the server has a tool for each kind. */
    readonly tool: string | ((input: Input) => string);
    readonly rename?: Readonly<Record<string, string>>;
    /** Input keys that chose the tool and are no arguments of it. */
    readonly omit?: readonly string[];
}

export type Input = Readonly<Record<string, unknown>>;

type Schema = z.ZodMiniType;

interface OperationFacts<I extends Schema, O extends Schema> {
    /** `resource.verb`, stable. */
    readonly id: string;
    /** A few words for menus. */
    readonly title: string;
    /** One or two sentences, for people and for language models. */
    readonly description: string;
    readonly effect: Effect;
    /** The box to tick on the access token, such as `Workspace Database: Create`; null where Xano names none. */
    readonly scope: string | null;
    /** What is lost for good. Set: the input needs `confirm: true`. */
    readonly destroys?: string;
    readonly input: () => I;
    readonly output: () => O;
    readonly mcp?: McpCall;
    /** Known only from newer Xano clients: an older instance answers 404. */
    readonly experimental?: true;
}

/** One request of the Metadata API. */
export interface RestOperation<I extends Schema = Schema, O extends Schema = Schema> extends OperationFacts<
    I,
    O
> {
    readonly rest: RestCall;
}

/** What carrying a request out needs to know of its operation. */
export type RestRequest = Pick<RestOperation, 'id' | 'effect' | 'scope' | 'experimental' | 'rest' | 'mcp'>;

/** Several operations that make one thing users ask for and the API does not have. */
export interface Composite<I extends Schema = Schema, O extends Schema = Schema> extends OperationFacts<
    I,
    O
> {
    /** It answers a file, and gives `own.takeFile` the response that holds it. */
    readonly download?: true;
    // A method, so that a catalogue of differently typed operations is one type.
    run(context: RunContext, input: z.output<I>): Promise<z.output<O>>;
}

/** One that a client can call. */
export interface CompositeOperation<I extends Schema = Schema, O extends Schema = Schema> extends Composite<
    I,
    O
> {
    begin(engine: Engine, context: CallContext, input: z.output<I>): Promise<z.output<O>>;
}

/** What carries single operations out. */
export interface Engine {
    runOperation<I extends Schema, O extends Schema>(
        operation: Operation<I, O>,
        input: unknown,
        context: CallContext,
    ): Promise<z.output<O>>;
    carryOut<I extends Schema, O extends Schema>(
        operation: RestOperation<I, O>,
        valid: unknown,
        context: CallContext,
    ): Promise<z.output<O>>;
    iterateItems<I extends Schema, O extends Schema>(
        operation: RestOperation<I, O>,
        input: unknown,
        context: CallContext,
    ): AsyncIterable<ItemOf<z.output<O>>>;
    resolveName(
        key: string,
        value: number | string,
        input: Input,
        context: CallContext,
        operation: string,
        kind?: NameKind,
    ): Promise<number | string>;
    workspaceOf(operation: string, input: Input, context: CallContext): Promise<number | string>;
}

export type Operation<I extends Schema = Schema, O extends Schema = Schema> =
    RestOperation<I, O> | CompositeOperation<I, O>;

/** What a composite operation works with; its caller's options (signal, data source, ...) go with every call. */
export interface RunContext {
    call<I extends Schema, O extends Schema>(
        operation: RestOperation<I, O> | CompositeOperation<I, O>,
        input: z.input<I>,
    ): Promise<z.output<O>>;
    /**
     * As `call`, for rows that were checked one by one: the schema is not run over all of them again. Once it left, the
     * caller's signal does not cut it off: what was begun is known to be done or not.
     */
    send<I extends Schema, O extends Schema>(
        operation: RestOperation<I, O>,
        input: z.input<I>,
    ): Promise<z.output<O>>;
    /** Every item of a paged operation, one page at a time. */
    iterate<I extends Schema, O extends Schema>(
        operation: RestOperation<I, O>,
        input: z.input<I>,
    ): AsyncIterable<ItemOf<z.output<O>>>;
    /** The id behind an id or an exact name of a table, a workspace, an API group, ... */
    resolve(key: string, value: number | string, input: Input, kind?: NameKind): Promise<number | string>;
    /** The workspace a call works on: the input's, else the client's; throws where there is neither. */
    workspace(input: Input): Promise<number | string>;
    progress(event: Omit<ProgressEvent, 'operation'>): void;
    throwIfAborted(): void;
    now(): number;
    /** What the caller asked for. */
    readonly options: CallOptions;
    /** The same operation with these options instead, such as those of another instance. */
    at(options: CallOptions): RunContext;
    /** The call behind it, for what goes past the Metadata API. */
    readonly own: CallContext;
    /** What bulk work needs of the outside world. */
    readonly bulk: BulkHost;
}

export interface ProgressEvent {
    readonly operation: string;
    readonly done: number;
    readonly total?: number;
    /** What Xano is at, in its own word, such as `building`: where a build or a deployment is waited for. */
    readonly state?: string;
    /** Bulk work: rows that failed, rows a second so far, milliseconds left where `total` is known. */
    readonly failed?: number;
    readonly rows_per_second?: number;
    readonly eta_ms?: number;
}

export type ItemOf<Page> = Page extends { items: readonly (infer T)[] } ? T : never;

export function isComposite(operation: Operation): operation is CompositeOperation {
    return 'run' in operation;
}

/** An operation whose resource and verb are not known yet. */
export type Declaration<I extends Schema = Schema, O extends Schema = Schema> = Omit<
    RestOperation<I, O>,
    'id'
>;

type Operations<D extends Readonly<Record<string, Declaration>>> = {
    readonly [V in keyof D]: RestOperation<ReturnType<D[V]['input']>, ReturnType<D[V]['output']>>;
};

/** Whose operations they are, and what all of them may be given by name. */
interface Subject {
    readonly resource: string;
    readonly names: NameKinds;
}

/**
 * Declares Metadata API operations of a resource, by verb. The schemas are made when first used, which keeps importing
 * quick.
 */
export const defineOperations = <D extends Readonly<Record<string, Declaration>>>(
    subject: string | Subject,
    declared: D,
): Operations<D> => {
    const { resource, ...names } = typeof subject === 'string' ? { resource: subject } : subject;
    return Object.fromEntries(
        Object.entries(declared).map(([verb, { input, output, rest, ...facts }]) => [
            verb,
            {
                id: `${resource}.${verb}`,
                ...facts,
                rest: { ...names, ...rest },
                input: once(input),
                output: once(output),
            },
        ]),
    ) as unknown as Operations<D>; // verb by verb what that type says
};

/** Declares a composite operation. */
export function defineComposite<I extends Schema, O extends Schema>(
    operation: Composite<I, O>,
): CompositeOperation<I, O> {
    return {
        ...operation,
        input: once(operation.input),
        output: once(operation.output),
        begin: (engine, context, input) => runComposite(operation, engine, context, input),
    };
}

/** Calls `make` on first use only. */
export function once<T>(make: () => T): () => T {
    let made: { readonly value: T } | undefined;
    return () => (made ??= { value: make() }).value;
}
