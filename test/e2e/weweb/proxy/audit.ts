import type { User } from './users.js';

/** Who changed what: one for every write that was sent to Xano. */
export interface AuditEntry {
    /** ISO date and time. */
    readonly at: string;
    readonly user: User['id'];
    readonly operation: string;
    readonly table: string | null;
    /** How many records or files; null where a search decided. */
    readonly count: number | null;
    /** What the caller was answered; null until then, and where the proxy ended before. */
    readonly status: number | null;
}

/** In memory: the reference is no product. Written before the request is sent, so that a crash leaves a trace. */
export class Audit {
    readonly #entries: AuditEntry[] = [];

    get entries(): readonly AuditEntry[] {
        return this.#entries;
    }

    /** Returns how to note the outcome. */
    begin(entry: Omit<AuditEntry, 'at' | 'status'>): (status: number) => void {
        const at = this.#entries.push({ ...entry, at: new Date().toISOString(), status: null }) - 1;
        return (status) => {
            const begun = this.#entries[at];
            if (begun !== undefined) this.#entries[at] = { ...begun, status };
        };
    }
}
