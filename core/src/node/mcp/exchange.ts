import { isEvents, messagesIn, readWhole } from '../../mcp/session/body.js';
import type { Line } from '../../mcp/session/conversation.js';
import { EventReader } from '../../mcp/session/events.js';
import type { Fields } from '../../mcp/session/events.js';
import { DRAIN_MS } from '../../mcp/session/peer.js';
import { brokenOff, refuseAnswer, toRefusal } from '../../mcp/session/refusal.js';
import type { Asked, Refusal } from '../../mcp/session/refusal.js';
import { answerTo, readMessages } from '../../mcp/session/rpc.js';
import type { Json, RpcAnswer } from '../../mcp/session/rpc.js';
import { Stop } from '../../mcp/session/stop.js';
import type { HttpResponse } from '../../runtime.js';
import { Place } from './place.js';

/** How often a stream is taken up again without one new event in between. */
const RESUMES = 2;
const RESUME_MS = 1_000;

/** One request of streamable HTTP, from its POST until its answer, however many streams that takes. */
export class Exchange {
    readonly id: number;
    readonly stop: Stop;
    readonly #line: Line;
    readonly #unasked: (message: Json) => void;
    readonly #place = new Place();
    #answer: RpcAnswer | undefined;
    #drained: Promise<void> = Promise.resolve();

    constructor(line: Line, id: number, unasked: (message: Json) => void, stop = new Stop()) {
        this.#line = line;
        this.id = id;
        this.stop = stop;
        this.#unasked = unasked;
    }

    get answer(): RpcAnswer | undefined {
        return this.#answer;
    }

    /** Resolves when its connection is free again, which may be after the answer. */
    get drained(): Promise<void> {
        return this.#drained;
    }

    /** Reads the answer out of the response to the POST. @throws Refusal or TransportFailure */
    async read(
        response: HttpResponse,
        asked: Asked,
        headers: Readonly<Record<string, string>>,
    ): Promise<void> {
        const { status, stream } = response;
        if (status >= 300 || !isEvents(response) || stream === undefined) {
            const head = await readWhole(response);
            if (status >= 300) throw refuseAnswer(head, asked, this.id);
            messagesIn(head).forEach((message) => this.#receive(message));
            if (this.#answer === undefined) throw refuseAnswer(head, asked, this.id);
            return;
        }
        let failed = await this.#take(stream);
        let since = this.#place.lastId;
        for (let attempt = 0; this.#answer === undefined; attempt++) {
            const { lastId } = this.#place;
            if (lastId !== since) attempt = 0;
            since = lastId;
            // Without an id of an event there is nothing to take up again.
            const isLast = lastId === undefined || failed?.facts.failure?.reason === 'too-long';
            if (isLast || attempt >= RESUMES || this.stop.aborted) throw failed ?? brokenOff('no reply');
            await this.#line.runtime.sleep(this.#place.retryMs ?? RESUME_MS, this.stop);
            failed = await this.#resume(asked.url, { ...headers, 'last-event-id': lastId });
        }
    }

    /** Takes messages until the answer; returns what broke the stream. */
    async #take(stream: AsyncIterable<string>): Promise<Refusal | undefined> {
        const pieces = stream[Symbol.asyncIterator]();
        const reader = new EventReader();
        try {
            // Not `for await`, which would close the stream as soon as the answer is here.
            for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
                this.#hear(reader.push(next.value));
                if (this.#answer !== undefined) {
                    this.#drained = this.#drain(pieces);
                    return undefined;
                }
            }
            this.#hear(reader.finish());
        } catch (error) {
            return toRefusal(error);
        }
        return undefined;
    }

    #hear(events: readonly Fields[]): void {
        for (const event of events) {
            this.#place.note(event);
            for (const message of readMessages(event['data'])) this.#receive(message);
        }
    }

    #receive(message: Json): void {
        const answer = answerTo(message, this.id);
        if (answer === undefined) this.#unasked(message);
        else this.#answer ??= answer;
    }

    /**
     * Reads on after the answer without anybody waiting for it: a connection that is left before its end cannot be used
     * again.
     */
    async #drain(pieces: AsyncIterator<string>): Promise<void> {
        const over = readToEnd(pieces);
        // The end mostly comes along with the answer, and needs no timer.
        const soon = new Promise<'soon'>((resolve) => setImmediate(resolve, 'soon'));
        if ((await Promise.race([over, soon])) !== 'soon') return;
        const limits = { leftMs: DRAIN_MS, signal: this.stop };
        const { end } = this.#line.clock.watch(limits, () => this.stop.raise());
        await over.finally(end);
    }

    async #resume(url: string, headers: Readonly<Record<string, string>>): Promise<Refusal | undefined> {
        try {
            const response = await this.#line.request({
                method: 'GET',
                url,
                headers: { ...headers, accept: 'text/event-stream' },
                timeoutMs: 0,
                signal: this.stop,
                responseType: 'stream',
            });
            const { status, stream } = response;
            if (status === 200 && isEvents(response) && stream !== undefined) return await this.#take(stream);
            await readWhole(response);
        } catch (error) {
            return toRefusal(error);
        }
        return brokenOff();
    }
}

async function readToEnd(pieces: AsyncIterator<string>): Promise<void> {
    try {
        while ((await pieces.next()).done !== true);
    } catch {
        // The answer is here; how its stream ended is nobody's concern.
    }
}
