/** One event of a `text/event-stream`. */
export interface ServerEvent {
    /** `message` when the event names none. */
    readonly event: string;
    readonly data: string;
}

/** Any of the three line ends as LF. A text without CR, as most are, is not worth a regular expression. */
const withLf = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

type Fields = Record<string, string | undefined>;

/** The fields of each event in whole ones (WHATWG HTML, 9.2.6). */
const fieldsIn = (text: string): Fields[] =>
    withLf(text.replace(/^\ufeff/, ''))
        .split('\n\n')
        .map((lines) => {
            const fields: Fields = {};
            for (const line of lines.split('\n')) {
                const [head = '', name = ''] = /^([^:]*):? ?/.exec(line) ?? [];
                const value = line.slice(head.length);
                const before = name === 'data' ? fields[name] : undefined;
                fields[name] = before === undefined ? value : `${before}\n${value}`;
            }
            return fields;
        });

const eventsOf = (all: readonly Fields[]): ServerEvent[] =>
    all.flatMap(({ event, data }) => (data ? [{ event: event || 'message', data }] : []));

/**
 * The events of a whole body. The standard drops one that no empty line ends; hand-written servers forget that line,
 * and one that was cut off does not parse as JSON.
 */
export const readEvents = (text: string): ServerEvent[] => eventsOf(fieldsIn(text));

/** Reads a `text/event-stream` as it comes in. */
export class EventReader {
    /** Id of the latest event that had one, events without data included: a stream is taken up again from there. */
    lastId: string | undefined;
    /** Milliseconds the server asks to wait before that. */
    retryMs: number | undefined;
    /** What is not yet a whole event, its line ends already LF. */
    #partial: string[] = [];
    #last = '';
    /** The text so far ended in CR: a LF at the start of the next chunk belongs to it. */
    #skipLf = false;

    /** The events that `text` completes. */
    push(text: string): ServerEvent[] {
        if (text === '') return [];
        const lines = withLf(this.#skipLf ? text.replace(/^\n/, '') : text);
        this.#skipLf = text.endsWith('\r');
        // Only the new text is searched: a long line in many chunks would otherwise be searched again for each.
        const startsWithEnd = this.#last === '\n' && lines.startsWith('\n');
        const end = lines.includes('\n\n') ? lines.lastIndexOf('\n\n') + 2 : Number(startsWithEnd);
        this.#last = lines.slice(-1) || this.#last;
        if (end === 0) {
            this.#partial.push(lines);
            return [];
        }
        const whole = [...this.#partial, lines.slice(0, end)].join('');
        this.#partial = [lines.slice(end)];
        return this.#read(whole);
    }

    /** The event a stream ended in, as {@link readEvents} takes it. */
    finish(): ServerEvent[] {
        return this.#read(this.#partial.splice(0).join(''));
    }

    #read(text: string): ServerEvent[] {
        const all = fieldsIn(text);
        for (const { id, retry = '' } of all) {
            if (id !== undefined && !id.includes('\0')) this.lastId = id;
            if (/^\d+$/.test(retry)) this.retryMs = Number(retry);
        }
        return eventsOf(all);
    }
}
