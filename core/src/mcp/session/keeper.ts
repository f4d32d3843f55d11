import { excerpt } from '../../redact.js';
import type { McpServerInfo } from '../types.js';
import { COURTESY_MS } from './conversation.js';
import type { Conversation, Line } from './conversation.js';
import { remaining, Stop } from './stop.js';
import type { Limits } from './stop.js';

const CONNECT_TIMEOUT_MS = 10_000;

/** A conversation and how many requests are under way in it. */
export interface Held {
    readonly conversation: Conversation;
    users: number;
}

/** Keeps the one conversation all callers share, and begins the next when it is gone. */
export class Keeper {
    readonly connectTimeoutMs: number;
    server: McpServerInfo | undefined;
    readonly #line: Line;
    readonly #dial: (limits: Limits) => Promise<Conversation>;
    /** Ends what is being opened when the session is closed. */
    readonly #closing = new Stop();
    #current: Held | undefined;
    #opening: Promise<Held> | undefined;

    constructor(line: Line, dial: (limits: Limits) => Promise<Conversation>) {
        this.#line = line;
        this.#dial = dial;
        this.connectTimeoutMs = line.settings.connectTimeoutMs ?? CONNECT_TIMEOUT_MS;
    }

    /** The current conversation, opened if need be: once, however many ask. Each take needs its {@link release}. */
    async take(signal: Stop): Promise<Held> {
        if (signal.aborted) return signal.failure();
        if (this.#current?.conversation.lost === true) this.drop(this.#current);
        const held = this.#current ?? (await Promise.race([this.#open(), signal.failure()]));
        held.users++;
        return held;
    }

    release(held: Held): void {
        held.users--;
        this.#closeUnused(held);
    }

    /** Nobody new gets it. It is closed once the requests still under way in it have their answers. */
    drop(held: Held): void {
        // Another caller may have noticed first, and the current one is a new one then.
        if (this.#current === held) this.#current = undefined;
        this.#closeUnused(held);
    }

    async close(): Promise<void> {
        this.#closing.raise();
        await this.#opening?.catch(() => undefined);
        const current = this.#current;
        this.#current = undefined;
        const timeoutMs = Math.min(COURTESY_MS, this.connectTimeoutMs || COURTESY_MS);
        await current?.conversation.close({ timeoutMs, leftMs: 0, signal: new Stop() });
    }

    #closeUnused(held: Held): void {
        if (held !== this.#current && held.users === 0) void held.conversation.close();
    }

    #open(): Promise<Held> {
        this.#opening ??= this.#begin().finally(() => (this.#opening = undefined));
        return this.#opening;
    }

    async #begin(): Promise<Held> {
        const { runtime, logger, address } = this.#line;
        const begun = runtime.now();
        const { connectTimeoutMs } = this;
        const conversation = await this.#dial({
            // Read at each step of the opening, so that it limits all of them together.
            get timeoutMs() {
                return remaining(connectTimeoutMs, runtime.now() - begun);
            },
            leftMs: 0,
            signal: this.#closing,
        });
        const { server } = conversation;
        this.server = server;
        this.#current = { conversation, users: 0 };
        // Instructions are pages of text for a language model.
        logger?.('info', 'session open', {
            ...server,
            name: excerpt(server.name, [address.token], 100),
            version: excerpt(server.version, [address.token], 100),
            instructions: undefined,
            ms: runtime.now() - begun,
        });
        return this.#current;
    }
}
