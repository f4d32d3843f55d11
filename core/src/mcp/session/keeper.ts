import { redactValue } from '../../redact.js';
import type { McpServerInfo } from '../types.js';
import { COURTESY_MS } from './conversation.js';
import type { Conversation, Line } from './conversation.js';
import { remaining, Stop } from './stop.js';
import type { Limits } from './stop.js';

const CONNECT_TIMEOUT_MS = 10_000;

/** Keeps the one conversation all callers share, and begins the next when it is gone. */
export class Keeper {
    readonly connectTimeoutMs: number;
    server: McpServerInfo | undefined;
    readonly #line: Line;
    readonly #dial: (limits: Limits) => Promise<Conversation>;
    /** Ends what is being opened when the session is closed. */
    readonly #closing = new Stop();
    #current: Conversation | undefined;
    #opening: Promise<Conversation> | undefined;

    constructor(line: Line, dial: (limits: Limits) => Promise<Conversation>) {
        this.#line = line;
        this.#dial = dial;
        this.connectTimeoutMs = line.settings.connectTimeoutMs ?? CONNECT_TIMEOUT_MS;
    }

    /** The current conversation, opened if need be: once, however many ask. */
    async take(signal: Stop): Promise<Conversation> {
        if (this.#current?.lost === true) this.drop(this.#current);
        const opened = (): Promise<Conversation> =>
            (this.#opening ??= this.#open().finally(() => (this.#opening = undefined)));
        // Whoever stops waiting does not stop it for the others.
        return this.#current ?? this.#line.clock.within({ signal }, opened);
    }

    /** Nobody new gets it. */
    drop(conversation: Conversation): void {
        // Another caller may have noticed first, and the current one is a new one then.
        if (this.#current === conversation) this.#current = undefined;
        void conversation.close();
    }

    async close(): Promise<void> {
        this.#closing.raise();
        await this.#opening?.catch(() => undefined);
        const limits = { timeoutMs: COURTESY_MS, leftMs: this.connectTimeoutMs, signal: new Stop() };
        await this.#current?.close(limits);
    }

    async #open(): Promise<Conversation> {
        const { runtime, logger, address } = this.#line;
        const begun = runtime.now();
        const { connectTimeoutMs } = this;
        const conversation = await this.#dial({
            // Read at each step of the opening, so that it limits all of them together.
            get timeoutMs() {
                return remaining(connectTimeoutMs, runtime.now() - begun);
            },
            signal: this.#closing,
        });
        this.server = conversation.server;
        this.#current = conversation;
        // Instructions are pages of text for a language model.
        const server = redactValue({ ...this.server, instructions: undefined }, [address.token]);
        logger?.('info', 'session open', { server, ms: runtime.now() - begun });
        return conversation;
    }
}
