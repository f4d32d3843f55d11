import { Pacer } from '../../pace.js';
import { cut } from '../../redact.js';
import { repeat } from '../../repeat.js';
import type { Log, Outcome, Repetition } from '../../repeat.js';
import { DEFAULTS } from '../../settings.js';
import type { McpCallOptions, McpServerInfo, McpSession, McpTool, RawToolResult } from '../types.js';
import type { Conversation, Line, RequestLimits } from './conversation.js';
import { SessionFailure } from './failure.js';
import { Keeper } from './keeper.js';
import { toRefusal } from './refusal.js';
import type { Refusal } from './refusal.js';
import { isJson, textIn } from './rpc.js';
import type { Json } from './rpc.js';
import { follow, remaining, Stop } from './stop.js';
import type { Limits } from './stop.js';

/** A server that keeps handing out cursors would otherwise be read for ever. */
const MAX_PAGES = 64;

const isTool = (value: unknown): value is Json & { readonly name: string } =>
    isJson(value) && typeof value['name'] === 'string';

type Work<T> = (conversation: Conversation, limits: RequestLimits) => T | Promise<T>;
type Result<T> = Outcome & ({ readonly value: T } | { readonly refusal: Refusal });
type OwnLimits = RequestLimits & { readonly signal: Stop };

/** The rules every carrier shares: one conversation for all callers, begun anew when it is lost, safe repetition. */
export class Session implements McpSession {
    readonly #line: Line;
    readonly #keeper: Keeper;
    readonly #link: Repetition['link'];
    /** Each ends a call under way. */
    readonly #signals = new Set<Stop>();
    #closed: Promise<void> | undefined;

    constructor(line: Line, dial: (limits: Limits) => Promise<Conversation>) {
        const { runtime, settings, address } = line;
        this.#line = line;
        this.#keeper = new Keeper(line, dial);
        this.#link = {
            runtime,
            pacer: new Pacer(runtime),
            counters: settings.counters ?? { calls: 0, retries: 0, rateLimited: 0 },
            token: address.token,
            tokenProven: false,
        };
    }

    get server(): McpServerInfo | undefined {
        return this.#keeper.server;
    }

    open(options: Pick<McpCallOptions, 'signal'> = {}): Promise<McpServerInfo> {
        const totalTimeoutMs = this.#keeper.connectTimeoutMs;
        const given = { ...options, idempotent: true, totalTimeoutMs };
        return this.#carry('initialize', given, ({ server }) => server);
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
                const { inputSchema } = tool;
                yield { ...tool, inputSchema: isJson(inputSchema) ? inputSchema : { type: 'object' } };
            }
            if (typeof cursor !== 'string' || cursor === '' || seen.has(cursor)) return;
            seen.add(cursor);
            params = { cursor };
        }
        this.#line.logger?.('warn', 'too many pages of tools', { pages: MAX_PAGES });
    }

    close(): Promise<void> {
        for (const signal of this.#signals) signal.raise();
        this.#closed ??= this.#keeper.close();
        return this.#closed;
    }

    #ask(method: string, params: Json, options: McpCallOptions): Promise<Json> {
        const what = `${method} ${textIn(params['name'])}`.trim();
        const work: Work<Json> = (conversation, limits) => conversation.request(method, params, limits);
        return this.#carry(what, options, work, params);
    }

    /** Does the work, again where that is safe, within the limits of its call. */
    async #carry<T>(asked: string, given: McpCallOptions, work: Work<T>, body?: Json): Promise<T> {
        const { runtime, clock, settings, address, logger } = this.#line;
        const link = this.#link;
        const { timeoutMs, totalTimeoutMs, retries, ...more } = { ...DEFAULTS, ...settings, ...given };
        const idempotent = more.idempotent === true;
        const what = cut(asked, 90);
        const signal = new Stop();
        const begun = runtime.now();
        const limits = {
            timeoutMs,
            // Read when it is needed: time passes between the attempts.
            get leftMs() {
                return remaining(totalTimeoutMs, runtime.now() - begun);
            },
            signal,
            onProgress: more.onProgress,
        };
        // Leaves no listener on the caller's signal.
        const unlink = follow(signal, more.signal, clock.hub);
        if (this.#closed) signal.raise();
        this.#signals.add(signal);
        let refusal: Refusal;
        let attempts = 1;
        try {
            const repetition = { link, logger, totalTimeoutMs, retries, options: { signal } };
            const once = (log: Log): Promise<Result<T>> => this.#once(work, limits, log);
            const ended = await repeat(repetition, { idempotent, fields: { what }, body }, once);
            if ('value' in ended.outcome) return ended.outcome.value;
            ({ refusal } = ended.outcome);
            ({ attempts } = ended);
        } catch (error) {
            refusal = toRefusal(error);
        } finally {
            unlink();
            this.#signals.delete(signal);
        }
        const { facts } = refusal;
        if (this.#closed && facts.failure?.reason === 'aborted') facts.symptom = 'session closed';
        throw new SessionFailure(refusal, {
            what,
            address,
            idempotent: idempotent || facts.safe === true,
            proven: link.tokenProven,
            now: runtime.now(),
            attempts,
        });
    }

    /** One attempt. Sessions run out in the ordinary course: with the next one it is still the same attempt. */
    async #once<T>(work: Work<T>, limits: OwnLimits, log: Log): Promise<Result<T>> {
        for (let isRenewed = false; ; isRenewed = true) {
            let conversation: Conversation | undefined;
            let refusal: Refusal;
            try {
                conversation = await this.#keeper.take(limits.signal);
                const value = await work(conversation, limits);
                return { status: 200, done: true, said: value, value };
            } catch (error) {
                refusal = toRefusal(error);
            }
            const { facts } = refusal;
            // A call whose conversation could not even be begun never left.
            if (!conversation) facts.safe = true;
            else if (facts.expired === true) {
                this.#keeper.drop(conversation);
                log('warn', 'session lost', { status: facts.status });
                if (!isRenewed) {
                    this.#link.counters.retries++;
                    continue;
                }
                facts.symptom = 'session forgotten';
            }
            return { ...facts, said: facts.rpc ?? facts.answer?.body, refusal };
        }
    }
}
