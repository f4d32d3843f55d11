import type { Fields } from '../../mcp/session/events.js';

/** Where a stream of events stands, so that it can be taken up again from there. */
export class Place {
    /** Id of the latest event that had one, events without data included. */
    lastId: string | undefined;
    /** Milliseconds the server asks to wait before that. */
    retryMs: number | undefined;

    /** Takes each event of each stream, in their order. */
    note({ id, retry = '' }: Fields): void {
        if (id !== undefined && !id.includes('\0')) this.lastId = id;
        if (/^\d+$/.test(retry)) this.retryMs = Number(retry);
    }
}
