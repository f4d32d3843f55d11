import { TransportFailure } from './runtime.js';
import type { HttpResponse, RequestOptions } from './runtime.js';
import { DEFAULTS } from './settings.js';

const LF = 10;
const CR = 13;

/** An empty line ends an event; CR LF is one line end, not two. */
const endsEvent = (before: number | undefined, byte: number): boolean =>
    before === byte ? byte === LF || byte === CR : before === LF && byte === CR;

/** How long an answer to this request may get, in bytes; Infinity without a limit. */
export const answerLimit = ({ maxAnswerBytes, responseType }: RequestOptions): number => {
    // A download goes to whoever reads it, so it has a limit only where one is asked for.
    const limit = maxAnswerBytes ?? (responseType === 'stream' ? 0 : DEFAULTS.maxAnswerBytes);
    return limit > 0 ? limit : Infinity;
};

/** Counts an answer as it comes out of gzip and the like; a length in its headers is that of the packed one. */
export class AnswerMeter {
    readonly #limit: number;
    readonly #isEvents: boolean;
    #length = 0;
    #last: number | undefined;

    constructor(request: RequestOptions, headers: HttpResponse['headers']) {
        this.#limit = answerLimit(request);
        // A stream of events may go on for days: each of them is measured.
        this.#isEvents = headers['content-type']?.includes('text/event-stream') === true;
    }

    /** An event that comes in one piece is held already and let through. @throws TransportFailure `too-long` */
    take(chunk: Uint8Array): void {
        if (this.#limit === Infinity) return;
        const begun = this.#isEvents ? this.#lastEnd(chunk) : 0;
        this.#length = begun > 0 ? chunk.length - begun : this.#length + chunk.length;
        if (this.#length > this.#limit) throw new TransportFailure('too-long', { sent: true });
    }

    /** Where the last event in `chunk` has its end; 0 when none has. */
    #lastEnd(chunk: Uint8Array): number {
        let at = chunk.length;
        while (at > 0 && !endsEvent(at > 1 ? chunk[at - 2] : this.#last, chunk[at - 1] ?? 0)) at--;
        this.#last = chunk[chunk.length - 1] ?? this.#last;
        return at;
    }
}
