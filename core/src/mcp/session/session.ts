import { XanoError } from '../../errors.js';
import { Pacer } from '../../pace.js';
import { cut, redactText } from '../../redact.js';
import { retryDelay } from '../../retry.js';
import { tried } from '../../reword.js';
import { DEFAULTS } from '../../settings.js';
import type {
    McpCallOptions,
    McpServerInfo,
    McpSession,
    McpSettings,
    McpTool,
    RawToolResult,
} from '../types.js';
import { Call } from './call.js';
import type { Conversation, Line } from './conversation.js';
import { toError } from './failure.js';
import { Keeper } from './keeper.js';
import type { Held } from './keeper.js';
import { mayResend, Refusal } from './refusal.js';
import type { Cause } from './refusal.js';
import { isJson } from './rpc.js';
import type { Json } from './rpc.js';
import type { Limits } from './stop.js';

/** A server that keeps handing out cursors would otherwise be read for ever. */
const MAX_PAGES = 64;

const NO_SCHEMA = { type: 'object' } as const;

const isTool = (value: unknown): value is Json & { readonly name: string } =>
    isJson(value) && typeof value['name'] === 'string';

interface Task<T> {
    readonly what: string;
    readonly options: McpCallOptions;
    readonly params?: Json;
    readonly run: (conversation: Conversation, call: Call) => Promise<T>;
}

const FORGOTTEN: Cause = [
    'protocol',
    'a new session was forgotten at once',
    'Several servers that do not share their sessions may stand behind this URL. Try again later.',
];

interface Tried<T> {
    readonly task: Task<T>;
    readonly call: Call;
    readonly attempt: number;
    readonly idempotent: boolean;
}

/** The rules every carrier shares: one conversation for all callers, begun anew when it is lost, safe repetition. */
export class Session implements McpSession {
    readonly #line: Line;
    readonly #keeper: Keeper;
    readonly #pacer: Pacer;
    readonly #calls = new Set<Call>();
    #closed: Promise<void> | undefined;
    #tokenProven = false;
    readonly #counters: NonNullable<McpSettings['counters']>;

    constructor(line: Line, dial: (limits: Limits) => Promise<Conversation>) {
        this.#line = line;
        this.#counters = line.settings.counters ?? { calls: 0, retries: 0, rateLimited: 0 };
        this.#keeper = new Keeper(line, dial);
        this.#pacer = new Pacer(line.runtime);
    }

    get server(): McpServerInfo | undefined {
        return this.#keeper.server;
    }

    open({ signal }: Pick<McpCallOptions, 'signal'> = {}): Promise<McpServerInfo> {
        const totalTimeoutMs = this.#keeper.connectTimeoutMs;
        const options = { idempotent: true, totalTimeoutMs, ...(signal === undefined ? {} : { signal }) };
        const run = (conversation: Conversation) => Promise.resolve(conversation.server);
        return this.#carry({ what: 'initialize', options, run });
    }

    callTool(name: string, args: Json, options: McpCallOptions = {}): Promise<RawToolResult> {
        const params = { name, arguments: args };
        return this.#carry<RawToolResult>({
            what: `tools/call ${cut(name, 80)}`,
            options,
            params,
            run: (conversation, call) => conversation.request('tools/call', params, call),
        });
    }

    async *tools(options: McpCallOptions = {}): AsyncGenerator<McpTool, void, undefined> {
        const seen = new Set<string>();
        let cursor: string | undefined;
        for (let page = 0; page < MAX_PAGES; page++) {
            const params = cursor === undefined ? {} : { cursor };
            const { tools, nextCursor } = await this.#carry({
                what: 'tools/list',
                options: { ...options, idempotent: true },
                run: (conversation, call) => conversation.request('tools/list', params, call),
            });
            for (const tool of Array.isArray(tools) ? tools.filter(isTool) : []) {
                yield { ...tool, inputSchema: isJson(tool['inputSchema']) ? tool['inputSchema'] : NO_SCHEMA };
            }
            if (typeof nextCursor !== 'string' || nextCursor === '' || seen.has(nextCursor)) return;
            seen.add(nextCursor);
            cursor = nextCursor;
        }
        this.#line.logger?.('warn', 'too many pages of tools', { pages: MAX_PAGES });
    }

    close(): Promise<void> {
        this.#closed ??= this.#close();
        return this.#closed;
    }

    async #close(): Promise<void> {
        for (const call of this.#calls) call.stop();
        await this.#keeper.close();
    }

    /** Carries a task out, again where that is safe, within the limits of its call. */
    async #carry<T>(task: Task<T>): Promise<T> {
        if (this.#closed !== undefined) throw closedError(task, false);
        const call = new Call(
            this.#line,
            { ...this.#line.settings, ...task.options },
            ++this.#counters.calls,
        );
        this.#calls.add(call);
        let renewed = false;
        try {
            for (let attempt = 0; ; attempt++) {
                let held: Held | undefined;
                let refusal: Refusal;
                try {
                    await this.#pacer.turn(call.signal);
                    held = await this.#keeper.take(call.signal);
                    call.log('info', 'request', { what: task.what, attempt });
                    call.logBody('request body', task.params);
                    const value = await task.run(held.conversation, call);
                    call.log('info', 'answer', { ms: call.passedMs });
                    if (task.params !== undefined) call.logBody('answer body', value);
                    this.#tokenProven = true;
                    return value;
                } catch (error) {
                    refusal = call.explain(error, held !== undefined);
                    call.log('info', 'no answer', { status: refusal.status, ms: call.passedMs });
                    call.logBody('answer body', refusal.facts.rpc ?? refusal.facts.said);
                } finally {
                    if (held !== undefined) this.#keeper.release(held);
                }
                if (held === undefined || refusal.facts.expired !== true) {
                    // A call whose conversation could not even be begun never left.
                    const idempotent = task.options.idempotent === true || held === undefined;
                    await this.#beforeNext(refusal, { task, call, attempt, idempotent });
                    continue;
                }
                this.#keeper.drop(held);
                call.log('warn', 'session lost', { status: refusal.status });
                if (renewed)
                    throw this.#error(new Refusal({ ...refusal.facts, cause: FORGOTTEN }), task, true);
                // It was not carried out, and sessions run out in the ordinary course: no attempt was spent.
                renewed = true;
                this.#counters.retries++;
                attempt--;
            }
        } finally {
            call.end();
            this.#calls.delete(call);
        }
    }

    /** Waits for the next attempt. @throws XanoError when there must be none */
    async #beforeNext<T>(refusal: Refusal, { task, call, attempt, idempotent }: Tried<T>): Promise<void> {
        const { facts } = refusal;
        const { runtime, settings } = this.#line;
        const delay = retryDelay(facts.outcome, attempt, runtime.now(), runtime.random());
        const isRateLimit = refusal.status === 429;
        if (isRateLimit) {
            this.#counters.rateLimited++;
            this.#pacer.block(delay, facts.rateLimit);
        }
        const isLast =
            attempt >= (settings.retries ?? DEFAULTS.retries) || call.isStopped || !call.hasLeft(delay);
        if (isLast || !mayResend(facts, { idempotent, tokenProven: this.#tokenProven })) {
            throw tried(this.#error(refusal, task, idempotent), attempt + 1);
        }
        this.#counters.retries++;
        call.log('info', 'retry', { attempt: attempt + 1, delay_ms: delay });
        // The pacer already holds a 429 back, for every call of this session and not only for this one.
        if (isRateLimit) return;
        try {
            await runtime.sleep(delay, call.signal);
        } catch (error) {
            throw this.#error(call.explain(error, false), task, idempotent);
        }
    }

    #error<T>(refusal: Refusal, task: Task<T>, idempotent: boolean): XanoError {
        if (this.#closed !== undefined && refusal.failure?.reason === 'aborted')
            return closedError(task, !idempotent);
        const { address, runtime } = this.#line;
        return toError(refusal, {
            what: task.what,
            where: address.shown,
            idempotent,
            token: address.token,
            proven: this.#tokenProven,
            now: runtime.now(),
        });
    }
}

const closedError = ({ what }: { readonly what: string }, maybeExecuted: boolean): XanoError =>
    new XanoError({
        kind: 'aborted',
        message: redactText(`${what}: the MCP session was closed.`),
        hint: 'Open another one.',
        maybeExecuted,
    });
