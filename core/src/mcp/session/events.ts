/** One event of a `text/event-stream`. */
export interface ServerEvent {
    /** `message` when the event names none. */
    readonly event: string;
    readonly data: string;
}

/**
 * Reads a `text/event-stream` as it comes in (WHATWG HTML, 9.2.6): any of the three line ends, data of several lines,
 * comments, a byte order mark.
 */
export class EventReader {
    /** Id of the latest event that had one, events without data included: a stream is taken up again from there. */
    lastId: string | undefined;
    /** Milliseconds the server asks to wait before that. */
    retryMs: number | undefined;
    #partial = '';
    #begun = false;
    /** The text so far ended in CR: a LF at the start of the next chunk belongs to it. */
    #skipLf = false;
    #event = '';
    #data: string[] = [];

    /** The events that `text` completes. */
    push(text: string): ServerEvent[] {
        if (text === '') return [];
        const events: ServerEvent[] = [];
        let start = this.#skip(text);
        this.#begun = true;
        // Only the new text is searched: a long line in many chunks would otherwise be searched again for each.
        const ends = /\r\n?|\n/g;
        ends.lastIndex = start;
        for (let end = ends.exec(text); end !== null; end = ends.exec(text)) {
            this.#line(this.#partial + text.slice(start, end.index), events);
            this.#partial = '';
            start = ends.lastIndex;
        }
        this.#skipLf = text.endsWith('\r');
        this.#partial += text.slice(start);
        return events;
    }

    /**
     * The event a stream ended in. The standard drops it; hand-written servers forget the last empty line.
     * One that was cut off does not parse as JSON, so nothing wrong comes of taking it.
     */
    finish(): ServerEvent[] {
        const events: ServerEvent[] = [];
        if (this.#partial !== '') this.#line(this.#partial, events);
        this.#partial = '';
        this.#line('', events);
        return events;
    }

    #skip(text: string): number {
        if (!this.#begun) return text.startsWith('\ufeff') ? 1 : 0;
        return this.#skipLf && text.startsWith('\n') ? 1 : 0;
    }

    #line(line: string, events: ServerEvent[]): void {
        if (line === '') {
            const data = this.#data.join('\n');
            if (data !== '') events.push({ event: this.#event === '' ? 'message' : this.#event, data });
            this.#event = '';
            this.#data = [];
            return;
        }
        const colon = line.indexOf(':');
        const name = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
        if (name === 'data') this.#data.push(value);
        else if (name === 'event') this.#event = value;
        else if (name === 'id' && !value.includes('\0')) this.lastId = value;
        else if (name === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
    }
}

/** The events of a whole body. */
export function readEvents(text: string): ServerEvent[] {
    const reader = new EventReader();
    return [...reader.push(text), ...reader.finish()];
}
