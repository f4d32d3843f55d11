import { createClient, XanoError } from 'xano-connect';
import { mcpPart } from 'xano-connect/pure/mcp';
import type { McpSession, McpSettings, McpTool, Runtime, Xano, XanoOptions } from 'xano-connect';
import type { RawToolResult } from '../../../../core/src/mcp/types.js';
import { liveTools } from '../adapt/fake-server.js';
import type { Args, Call } from '../adapt/fake-server.js';

export const MCP_URL = 'https://x1.n7.xano.io/x2/mcp/meta/mcp/stream';
const INFO = { name: 'fake', version: '1', protocolVersion: '2025-06-18', transport: 'streamable' } as const;

/** By tool: its data, a whole result, an error to fail with, or what makes one of these of the arguments. */
type Answers = Readonly<Record<string, unknown>>;

export interface BenchOptions {
    /** Default: the tools of the sandbox. */
    readonly tools?: readonly McpTool[];
    readonly without?: readonly string[];
    readonly answers?: Answers;
    /** Whether the client is told of an MCP server. Default true. */
    readonly mcp?: boolean;
    /** Makes connecting fail from the start. */
    readonly unreachable?: XanoError;
    /** Answers of the Metadata API by `GET /workspace`; a list is what these names find. */
    readonly rest?: Readonly<Record<string, unknown>>;
    readonly options?: XanoOptions;
}

export interface LogLine {
    readonly level: string;
    readonly message: string;
    readonly fields: Readonly<Record<string, unknown>>;
}

/** A client over a fake Metadata API and a fake MCP session, with what each was asked. */
export class ClientBench {
    readonly calls: Call[] = [];
    /** `POST /workspace/1/table`, as the Metadata API got them. */
    readonly requests: string[] = [];
    readonly log: LogLine[] = [];
    readonly xano: Xano;
    readonly settings: McpSettings[] = [];
    tools: readonly McpTool[];
    opened = 0;
    listed = 0;
    closed = 0;
    /** Held until this resolves, where a test wants calls to meet. */
    gate: Promise<void> = Promise.resolve();
    /** Makes connecting fail. */
    down: XanoError | undefined;
    /** How often connecting was tried. */
    dialled = 0;
    time = Date.UTC(2024, 0, 20);
    readonly #given: BenchOptions;

    constructor(given: BenchOptions = {}) {
        this.#given = given;
        this.down = given.unreachable;
        this.tools = given.tools ?? liveTools(given.without);
        this.xano = createClient(
            {
                instanceUrl: 'https://x1.n7.xano.io',
                accessToken: 'a.fake.token',
                workspaceId: 1,
                ...(given.mcp === false ? {} : { mcpUrl: MCP_URL }),
                logger: (level, message, fields) => this.log.push({ level, message, fields }),
                ...given.options,
            },
            this.#runtime(),
            {
                mcp: mcpPart((settings, runtime) => {
                    this.settings.push(settings);
                    this.opened++;
                    return this.#session(runtime);
                }),
            },
        );
    }

    /** The server says that something changed. */
    notify(method: string): void {
        this.settings.at(-1)?.onNotification?.(method, {});
    }

    logged(level: string): readonly LogLine[] {
        return this.log.filter((line) => line.level === level);
    }

    #runtime(): Runtime {
        return {
            request: ({ method, url }) => {
                const { pathname } = new URL(url);
                // What the session sends counts, and is no request of the Metadata API.
                if (!pathname.startsWith('/api:meta')) return Promise.resolve(OK);
                const line = `${method} ${pathname.slice('/api:meta'.length)}`;
                this.requests.push(line);
                const body = JSON.stringify(this.#given.rest?.[line] ?? null);
                return Promise.resolve({ ...OK, body });
            },
            sleep: () => Promise.resolve(),
            now: () => this.time,
            random: () => 0,
        };
    }

    #session(runtime: Runtime): McpSession {
        const send = async (): Promise<void> => {
            await runtime.request({ method: 'POST', url: MCP_URL, headers: {}, timeoutMs: 0 });
        };
        const open = async () => {
            this.dialled++;
            await this.gate;
            if (this.down !== undefined) throw this.down;
            await send();
            return INFO;
        };
        const listing = (): void => {
            this.listed++;
        };
        const live = (): readonly McpTool[] => this.tools;
        return {
            server: INFO,
            open: async (options) => {
                if (options?.signal?.aborted === true) throw stopped();
                const opening = open();
                if (options?.signal === undefined) return opening;
                const { signal } = options;
                const aborted = new Promise<never>((_, reject) =>
                    signal.addEventListener('abort', () => reject(stopped())),
                );
                return Promise.race([opening, aborted]);
            },
            async *tools() {
                await send();
                listing();
                yield* live();
            },
            callTool: async (tool, args) => {
                await send();
                this.calls.push({ tool, args });
                return this.#answer(tool, args);
            },
            close: () => {
                this.closed++;
                return Promise.resolve();
            },
        };
    }

    #answer(tool: string, args: Args): RawToolResult {
        const given = this.#given.answers?.[tool];
        const answer: unknown =
            typeof given === 'function' ? (given as (args: Args) => unknown)(args) : given;
        if (answer instanceof Error) throw answer;
        return isResult(answer)
            ? answer
            : { content: [{ type: 'text', text: JSON.stringify(answer ?? null) }] };
    }
}

const OK = { status: 200, headers: { 'content-type': 'application/json' }, body: '' };

const isResult = (answer: unknown): answer is RawToolResult =>
    typeof answer === 'object' && answer !== null && 'content' in answer;

const stopped = (): XanoError => new XanoError({ kind: 'aborted', message: 'Stopped.' });

/** A result by which a tool says that it failed. */
export const failure = (code: string, message: string, payload: unknown = ''): RawToolResult => ({
    isError: true,
    content: [{ type: 'text', text: JSON.stringify({ code, message, payload }) }],
});

export async function errorOf(work: Promise<unknown>): Promise<XanoError> {
    const error: unknown = await work.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (error instanceof XanoError) return error;
    throw new Error(`no XanoError but ${String(error)}`);
}
