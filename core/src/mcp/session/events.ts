/** Any of the three line ends as LF. A text without CR, as most are, is not worth a regular expression. */
const withLf = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** One event of a `text/event-stream`: its fields by name, comments under none. Without `data` it tells nothing. */
export type Fields = Readonly<Record<string, string | undefined>>;

/**
 * The events of a whole body (WHATWG HTML, 9.2.6). The standard drops one that no empty line ends; hand-written servers
 * forget that line, and one that was cut off does not parse as JSON.
 */
export const readEvents = (text: string): Fields[] =>
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

/** Reads a `text/event-stream` as it comes in. */
export class EventReader {
    /** What is not yet a whole event, but for its last letter; in pieces, so that a long event is joined only once. */
    #pieces: string[] = [];
    /** As it came: what follows may belong to it, be it a CR and its LF, or two line ends that end an event. */
    #last = '';

    /** The events that `text` completes. */
    push(text: string): Fields[] {
        const all = this.#last + text;
        const lines = withLf(all);
        // Only the new text is searched: a long line in many chunks would otherwise be searched again for each.
        const found = lines.lastIndexOf('\n\n');
        const end = found < 0 ? 0 : found + 2;
        const events = end > 0 ? readEvents(this.#take() + lines.slice(0, end)) : [];
        const rest = lines.slice(end);
        this.#pieces.push(rest.slice(0, -1));
        this.#last = rest && all.slice(-1);
        return events;
    }

    /** The event a stream ended in, as {@link readEvents} takes it. */
    finish(): Fields[] {
        return readEvents(this.#take() + this.#last);
    }

    #take(): string {
        return this.#pieces.splice(0).join('');
    }
}
