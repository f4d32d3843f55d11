import { drain, readMessageStream, readText } from '../../mcp/session/body.js';
import type { Line } from '../../mcp/session/conversation.js';
import { brokenOff, isEvents, toRefusal } from '../../mcp/session/refusal.js';
import type { Asked, Refusal } from '../../mcp/session/refusal.js';
import { answerTo } from '../../mcp/session/rpc.js';
import type { Json, RpcAnswer } from '../../mcp/session/rpc.js';
import { answerIn } from '../../mcp/session/streamable.js';
import { Stop } from '../../mcp/session/stop.js';
import type { HttpResponse } from '../../runtime.js';
import { Place } from './place.js';

/** How often a stream is taken up again without one new event in between. */
const RESUMES = 2;
const RESUME_MS = 1_000;

/** One request of streamable HTTP, from its POST until its answer, however many streams that takes. */
export class Exchange {
    readonly id: number;
    readonly stop = new Stop();
    readonly #line: Line;
    readonly #unasked: (message: Json) => void;
    readonly #place = new Place();
    #answer: RpcAnswer | undefined;
    #drained: Promise<void> = Promise.resolve();

    constructor(line: Line, id: number, unasked: (message: Json) => void) {
        this.#line = line;
        this.id = id;
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
        const { status } = response;
        const { stream } = response;
        if (status >= 300 || !isEvents(response) || stream === undefined) {
            const head = { status, headers: response.headers, body: await readText(response) };
            const unasked = (message: Json): void => {
                if (answerTo([message], this.id) === undefined) this.#unasked(message);
            };
            this.#answer = answerIn(head, asked, this.id, unasked);
            return;
        }
        let failed = await this.#take(stream);
        let since = this.#place.lastId;
        for (let attempt = 0; this.#answer === undefined; attempt++) {
            const { lastId } = this.#place;
            if (lastId !== since) attempt = 0;
            since = lastId;
            // Without an id of an event there is nothing to take up again.
            const isLast = lastId === undefined || failed?.failure?.reason === 'too-long';
            if (isLast || attempt >= RESUMES || this.stop.aborted) throw failed ?? brokenOff('no reply');
            await this.#line.runtime.sleep(this.#place.retryMs ?? RESUME_MS, this.stop);
            failed = await this.#resume(asked.url, { ...headers, 'last-event-id': lastId });
        }
    }

    /** Takes messages until the answer; returns what broke the stream. */
    async #take(stream: AsyncIterable<Uint8Array>): Promise<Refusal | undefined> {
        try {
            const messages = readMessageStream(stream, this.#place.reader());
            for (let next = await messages.next(); next.done !== true; next = await messages.next()) {
                this.#answer = answerTo([next.value], this.id);
                if (this.#answer !== undefined) {
                    this.#drained = drain(messages, this.#line.clock, this.stop);
                    return undefined;
                }
                this.#unasked(next.value);
            }
        } catch (error) {
            return toRefusal(error);
        }
        return undefined;
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
            await readText(response);
        } catch (error) {
            return toRefusal(error);
        }
        return brokenOff();
    }
}
