import { Pacer, readRateLimit } from '../../pace.js';
import { retryDelay, shouldRetry } from '../../retry.js';
import type {
    McpCallOptions,
    McpServerInfo,
    McpSession,
    McpSettings,
    McpTool,
    RawToolResult,
} from '../types.js';
import { Call } from './call.js';
import type { Conversation, Line, RequestLimits } from './conversation.js';
import { SessionFailure } from './failure.js';
import { Keeper } from './keeper.js';
import type { Held } from './keeper.js';
import { isPutOff } from './refusal.js';
import type { Refusal, Symptom } from './refusal.js';
import { isJson, textIn } from './rpc.js';
import type { Json } from './rpc.js';
import type { Limits } from './stop.js';

/** A server that keeps handing out cursors would otherwise be read for ever. */
const MAX_PAGES = 64;

const NO_SCHEMA = { type: 'object' } as const;

const isTool = (value: unknown): value is Json & { readonly name: string } =>
    isJson(value) && typeof value['name'] === 'string';

type Work<T> = (conversation: Conversation, limits: RequestLimits) => Promise<T>;

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

    open(options: Pick<McpCallOptions, 'signal'> = {}): Promise<McpServerInfo> {
        const totalTimeoutMs = this.#keeper.connectTimeoutMs;
        const work: Work<McpServerInfo> = ({ server }) => Promise.resolve(server);
        return this.#carry('initialize', { ...options, idempotent: true, totalTimeoutMs }, work);
    }

    callTool(name: string, args: Json, options: McpCallOptions = {}): Promise<RawToolResult> {
        return this.#ask('tools/call', { name, arguments: args }, options);
    }

    async *tools(options: McpCallOptions = {}): AsyncGenerator<McpTool, void, undefined> {
        const seen = new Set<unknown>();
        let params: Json = {};
        while (seen.size < MAX_PAGES) {
            const { tools, nextCursor: cursor } = await this.#ask('tools/list', params, {
                ...options,
                idempotent: true,
            });
            for (const tool of Array.isArray(tools) ? tools.filter(isTool) : []) {
                yield { ...tool, inputSchema: isJson(tool['inputSchema']) ? tool['inputSchema'] : NO_SCHEMA };
            }
            if (typeof cursor !== 'string' || cursor === '' || seen.has(cursor)) return;
            seen.add(cursor);
            params = { cursor };
        }
        this.#line.logger?.('warn', 'too many pages of tools', { pages: MAX_PAGES });
    }

    close(): Promise<void> {
        this.#closed ??= this.#close();
        return this.#closed;
    }

    async #close(): Promise<void> {
        for (const { signal } of this.#calls) signal.raise();
        await this.#keeper.close();
    }

    #ask(method: string, params: Json, options: McpCallOptions): Promise<Json> {
        const what = `${method} ${textIn(params['name'])}`.trim();
        const work: Work<Json> = (conversation, limits) => conversation.request(method, params, limits);
        return this.#carry(what, options, work, params);
    }

    /** Does the work, again where that is safe, within the limits of its call. */
    async #carry<T>(what: string, options: McpCallOptions, work: Work<T>, params?: Json): Promise<T> {
        const call = new Call(this.#line, ++this.#counters.calls, what, options);
        if (this.#closed !== undefined) call.signal.raise();
        this.#calls.add(call);
        let renewed = false;
        let wait = 0;
        try {
            for (let attempt = 0; ; attempt++) {
                let held: Held | undefined;
                let refusal: Refusal;
                try {
                    if (wait > 0) await this.#line.runtime.sleep(wait, call.signal);
                    await this.#pacer.turn(call.signal);
                    held = await this.#keeper.take(call.signal);
                    call.log('info', 'request', { what, attempt });
                    call.logBody('request body', params);
                    const value = await work(held.conversation, call);
                    call.log('info', 'answer', { ms: call.passedMs });
                    call.logBody('answer body', params && value);
                    this.#tokenProven = true;
                    return value;
                } catch (error) {
                    refusal = call.explain(error, held !== undefined);
                    const { facts, status } = refusal;
                    call.log('info', 'no answer', { status, ms: call.passedMs });
                    call.logBody('answer body', facts.rpc ?? facts.answer?.body);
                } finally {
                    if (held !== undefined) this.#keeper.release(held);
                }
                if (held === undefined || refusal.facts.expired !== true) {
                    // A call whose conversation could not even be begun never left.
                    wait = this.#pause(refusal, call, attempt, call.idempotent || held === undefined);
                    continue;
                }
                this.#keeper.drop(held);
                call.log('warn', 'session lost', { status: refusal.status });
                if (renewed) throw this.#failure(refusal, 'session forgotten', call, attempt, true);
                // It was not carried out, and sessions run out in the ordinary course: no attempt was spent.
                renewed = true;
                wait = 0;
                this.#counters.retries++;
                attempt--;
            }
        } finally {
            call.end();
            this.#calls.delete(call);
        }
    }

    /** Milliseconds before the next attempt. @throws SessionFailure when there must be none */
    #pause(refusal: Refusal, call: Call, attempt: number, idempotent: boolean): number {
        const { runtime } = this.#line;
        const { facts, status, failure } = refusal;
        const delay = retryDelay(facts.outcome, attempt, runtime.now(), runtime.random());
        const isRateLimit = status === 429;
        if (isRateLimit) {
            this.#counters.rateLimited++;
            this.#pacer.block(delay, readRateLimit(facts.answer?.body ?? ''));
        }
        const isLast = attempt >= call.retries || call.signal.aborted || !call.hasLeft(delay);
        const subject = { idempotent, tokenProven: this.#tokenProven };
        if (isLast || !(shouldRetry(facts.outcome, subject) || isPutOff(facts.outcome))) {
            const isClosed = this.#closed !== undefined && failure?.reason === 'aborted';
            throw this.#failure(
                refusal,
                isClosed ? 'session closed' : facts.symptom,
                call,
                attempt,
                idempotent,
            );
        }
        this.#counters.retries++;
        call.log('info', 'retry', { attempt: attempt + 1, delay_ms: delay });
        // The pacer already holds a 429 back, for every call of this session and not only for this one.
        return isRateLimit ? 0 : delay;
    }

    #failure(
        refusal: Refusal,
        symptom: Symptom | undefined,
        { what }: Call,
        attempt: number,
        idempotent: boolean,
    ): SessionFailure {
        const { address, runtime } = this.#line;
        refusal.facts.symptom = symptom;
        return new SessionFailure(refusal, {
            what,
            address,
            idempotent,
            proven: this.#tokenProven,
            now: runtime.now(),
            attempts: attempt + 1,
        });
    }
}
