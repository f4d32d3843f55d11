import { isXanoError } from '../errors.js';
import type { XanoError } from '../errors.js';
import type { CallContext, Link } from '../link.js';
import { pathKeys } from '../metadata/wire.js';
import { once } from '../operation.js';
import type { Runtime } from '../runtime.js';
import type { Logger } from '../settings.js';
import { NAME_KINDS } from './adapt/lookup.js';
import { explained } from './explain/index.js';
import { knownTools } from './tools/index.js';
import type { McpCallOptions, McpServerInfo, McpSession, McpSettings, McpTool } from './types.js';

/** Opens a session for settings; each platform has its own best one. */
export type OpenSession = (settings: McpSettings, runtime: Runtime, logger: Logger | undefined) => McpSession;

/**
 * choice: a minute without a server that could not be reached. Each try may cost a call its connect time-out, and a
 * server that is back is not missed for long.
 */
const DOWN_MS = 60_000;

const LIST_CHANGED = 'notifications/tools/list_changed';

/** Xano's ids are whole numbers, whatever `ws_12345` suggests; of other arguments no type is known. */
const assumedType = (name: string) => (Object.hasOwn(NAME_KINDS, name) ? { type: 'integer' } : {});

/**
 * The older documents' form has no list of tools: what is known stands in for it. Little of it is certain, so other
 * arguments go along as they are; without those in the path of the Metadata API call behind it no tool can do its work.
 */
const assumedTools = once((): readonly McpTool[] =>
    knownTools().map(({ name, arguments: known, rest }) => ({
        name,
        inputSchema: {
            type: 'object',
            properties: Object.fromEntries(
                known.map((argument) => [argument.name, assumedType(argument.name)]),
            ),
            required: pathKeys(rest?.path ?? ''),
            additionalProperties: true,
        },
    })),
);

/** The MCP server of a link: one session, and what it offers, read once. */
export class McpDoor {
    readonly #link: Link;
    readonly #url: string;
    readonly #open: OpenSession;
    #session: McpSession | undefined;
    #tools: Promise<readonly McpTool[]> | undefined;
    #failed: { readonly error: XanoError; readonly at: number } | undefined;
    /** A call was answered with this token, so that a refusal now is not the token's fault. */
    proven = false;

    constructor(link: Link, url: string, open: OpenSession) {
        this.#link = link;
        this.#url = url;
        this.#open = open;
    }

    session(context: CallContext): McpSession {
        const open = explained(this.#open);
        this.#session ??= open(this.#settings(context), counted(this.#link), context.logger);
        return this.#session;
    }

    #settings({ options, timeoutMs, totalTimeoutMs, retries, maxAnswerBytes }: CallContext): McpSettings {
        const { mcpTransport, mcpTokenIn } = options;
        return {
            url: this.#url,
            token: this.#link.token,
            timeoutMs,
            totalTimeoutMs,
            retries,
            maxAnswerBytes,
            counters: this.#link.counters,
            ...(mcpTransport === undefined ? {} : { transport: mcpTransport }),
            ...(mcpTokenIn === undefined ? {} : { tokenIn: mcpTokenIn }),
            onNotification: (method) => {
                if (method === LIST_CHANGED) this.forgetTools();
            },
        };
    }

    server(context: CallContext): Promise<McpServerInfo> {
        return this.session(context).open(callLimits(context));
    }

    /** Why it could not be asked what it offers, less than a minute ago. */
    get down(): XanoError | undefined {
        const { error, at = 0 } = this.#failed ?? {};
        return this.#link.runtime.now() - at < DOWN_MS ? error : undefined;
    }

    forgetTools(): void {
        this.#tools = undefined;
    }

    /** What the server offers; asked once, and again after it said that its list changed. */
    async tools(context: CallContext): Promise<readonly McpTool[]> {
        const others = this.#tools;
        if (others === undefined) return this.#startReading(context);
        try {
            return await others;
        } catch (error) {
            // Whoever asked first has stopped; this caller has not.
            if (isXanoError(error, 'aborted') && context.options.signal?.aborted !== true)
                return this.tools(context);
            throw error;
        }
    }

    #startReading(context: CallContext): Promise<readonly McpTool[]> {
        const reading = this.#readTools(context);
        this.#tools = reading;
        reading.then(
            () => (this.#failed = undefined),
            (error: unknown) => {
                // Whoever asks for the tools tries again, or one bad moment would stay for good.
                if (this.#tools === reading) this.#tools = undefined;
                if (isXanoError(error) && error.kind !== 'aborted')
                    this.#failed = { error, at: this.#link.runtime.now() };
            },
        );
        return reading;
    }

    async #readTools(context: CallContext): Promise<readonly McpTool[]> {
        const session = this.session(context);
        const { transport } = await session.open(callLimits(context));
        if (transport === 'simple') return assumedTools();
        const tools: McpTool[] = [];
        for await (const tool of session.tools(callLimits(context))) tools.push(tool);
        return tools;
    }

    async close(): Promise<void> {
        const session = this.#session;
        this.#session = undefined;
        this.#tools = undefined;
        this.#failed = undefined;
        await session?.close();
    }
}

/** What a session sends counts like every other request of the client. */
function counted({ runtime, counters }: Link): Runtime {
    return {
        request: (options) => {
            counters.requests++;
            return runtime.request(options);
        },
        sleep: (ms, signal) => runtime.sleep(ms, signal),
        now: () => runtime.now(),
        random: () => runtime.random(),
    };
}

/** What of a client's call options a session understands. */
export function callLimits({ options, timeoutMs, totalTimeoutMs, letFinish }: CallContext): McpCallOptions {
    const signal = letFinish === true ? undefined : options.signal;
    return { timeoutMs, totalTimeoutMs, ...(signal === undefined ? {} : { signal }) };
}
