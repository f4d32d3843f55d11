import { TransportFailure } from '../../runtime.js';
import type { HttpResponse } from '../../runtime.js';
import { drain, readMessageStream, readText } from './body.js';
import { timed } from './conversation.js';
import type { TimedLine } from './conversation.js';
import { askWhole } from './post.js';
import type { Ask, Poster, Question, Reply } from './post.js';
import { progressOf, reportProgress, withProgress } from './progress.js';
import { brokenOff, contentTypeOf, NO_ANSWER } from './refusal.js';
import { answerTo, writeMessage } from './rpc.js';
import { Stop } from './stop.js';

/** Reads the answer as it comes in where somebody wants to hear of progress, which also keeps the call alive. */
export const askLive: Ask = (poster, question) =>
    question.limits.onProgress === undefined ? askWhole(poster, question) : askStreaming(poster, question);

async function askStreaming(poster: Poster, question: Question): Promise<Reply> {
    const { id, method, params, limits } = question;
    const line = timed(poster.line);
    const stop = new Stop();
    // Of a stream the runtime limits each wait for more, so what is left to watch is the whole.
    const whole = { timeoutMs: 0, leftMs: limits.leftMs, signal: limits.signal };
    const watch = line.clock.watch(whole, (reason) => stop.raise(reason));
    try {
        const own = { timeoutMs: limits.timeoutMs, leftMs: 0, signal: stop };
        const body = writeMessage(method, withProgress(params, id, limits), id);
        const response = await poster.send(body, own, 'stream');
        return await readReply(response, { poster, question, line, stop });
    } catch (error) {
        throw stop.reason === 'timeout' ? new TransportFailure('timeout', { sent: true }) : error;
    } finally {
        watch.end();
    }
}

interface Reading {
    readonly poster: Poster;
    readonly question: Question;
    readonly line: TimedLine;
    /** Ends the request. */
    readonly stop: Stop;
}

async function readReply(response: HttpResponse, { poster, question, line, stop }: Reading): Promise<Reply> {
    const { id, limits } = question;
    const { status, headers, stream } = response;
    const isEvents = contentTypeOf(response).includes('text/event-stream');
    if (status >= 300 || !isEvents || stream === undefined) {
        return poster.replyIn({ status, headers, body: await readText(response) }, id);
    }
    const messages = readMessageStream(stream);
    for (let next = await messages.next(); next.done !== true; next = await messages.next()) {
        const message = next.value;
        const answer = answerTo([message], id);
        if (answer !== undefined) {
            const unlink = line.hub.listen(poster.ended, () => stop.raise());
            void drain(messages, line.clock, stop).finally(unlink);
            return { answer, headers };
        }
        if (progressOf(message) === id) reportProgress(message, limits.onProgress);
        else poster.unasked(message);
    }
    throw brokenOff(NO_ANSWER);
}
