/** One event of a `text/event-stream`. */
export interface ServerEvent {
    /** `message` when the event names none. */
    readonly event: string;
    readonly data: string;
}

/** Any of the three line ends as LF. A text without CR, as most are, is not worth a regular expression. */
const withLf = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

export type Fields = Readonly<Record<string, string | undefined>>;

/** The fields of each event in whole ones (WHATWG HTML, 9.2.6). */
const fieldsIn = (text: string): Fields[] =>
    withLf(text)
        .split('\n\n')
        .map((lines) => {
            const fields: Record<string, string | undefined> = {};
            for (const line of lines.split('\n')) {
                const [head = '', name = ''] = /^([^:]*):? ?/.exec(line) ?? [];
                const value = line.slice(head.length);
                const before = name === 'data' ? fields[name] : undefined;
                fields[name] = before === undefined ? value : `${before}\n${value}`;
            }
            return fields;
        });

/**
 * The events of a whole body. The standard drops one that no empty line ends; hand-written servers forget that line,
 * and one that was cut off does not parse as JSON.
 */
export const readEvents = (text: string): ServerEvent[] => new EventReader().take(text);

/** Reads a `text/event-stream` as it comes in. */
export class EventReader {
    /** What is not yet a whole event, its line ends already LF. */
    #partial: string[] = [];
    #last = '';
    #begun = false;
    readonly #note: ((fields: Fields) => void) | undefined;

    /** `note` is told of each event, those without data included. */
    constructor(note?: (fields: Fields) => void) {
        this.#note = note;
    }

    /** The events that `text` completes. */
    push(text: string): ServerEvent[] {
        if (text === '') return [];
        // A LF after a CR of the chunk before belongs to it.
        const lines = withLf(this.#last === '\r' ? text.replace(/^\n/, '') : text);
        // Only the new text is searched: a long line in many chunks would otherwise be searched again for each.
        const startsWithEnd = /[\r\n]/.test(this.#last) && lines.startsWith('\n');
        const end = lines.includes('\n\n') ? lines.lastIndexOf('\n\n') + 2 : Number(startsWithEnd);
        this.#last = text.slice(-1);
        this.#partial.push(lines.slice(0, end || undefined));
        if (end === 0) return [];
        const whole = this.#partial.join('');
        this.#partial = [lines.slice(end)];
        return this.take(whole);
    }

    /** The event a stream ended in, as {@link readEvents} takes it. */
    finish(): ServerEvent[] {
        return this.take(this.#partial.splice(0).join(''));
    }

    /** The events in a text of whole ones. */
    take(text: string): ServerEvent[] {
        // The mark of a byte order is one at the very beginning only.
        const bare = this.#begun ? text : text.replace(/^\ufeff/, '');
        this.#begun = true;
        return fieldsIn(bare).flatMap((fields) => {
            this.#note?.(fields);
            const { event, data } = fields;
            return data ? [{ event: event || 'message', data }] : [];
        });
    }
}
