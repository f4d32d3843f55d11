import type { Database } from '../store/database.js';
import type { JsonRecord } from '../store/json.js';
import { AUDIT_COLUMNS, HISTORIES } from './kinds.js';
import { LogTable } from './log-table.js';

// choice: Xano keeps history by plan and age; the sandbox keeps a number of entries, so that a long run stays small.
const KEEP_RUNS = 100_000;
const KEEP_AUDIT = 100_000;

/** The six run histories and the audit log. */
export class HistoryStore {
    readonly audit: LogTable;
    readonly #runs: ReadonlyMap<string, LogTable>;

    private constructor(audit: LogTable, runs: ReadonlyMap<string, LogTable>) {
        this.audit = audit;
        this.#runs = runs;
    }

    static async open(db: Database): Promise<HistoryStore> {
        const runs = new Map<string, LogTable>();
        for (const { path, columns } of HISTORIES) {
            runs.set(path, await LogTable.open(db, `log_${path}`, columns, KEEP_RUNS));
        }
        return new HistoryStore(await LogTable.open(db, 'log_audit', AUDIT_COLUMNS, KEEP_AUDIT), runs);
    }

    runs(path: string): LogTable {
        const table = this.#runs.get(path);
        if (table === undefined) throw new Error(`No history is called ${path}.`);
        return table;
    }

    addRequest(entry: () => JsonRecord): void {
        this.runs('request_history').add(entry);
    }

    async flush(): Promise<void> {
        for (const table of [...this.#runs.values(), this.audit]) await table.flush();
    }
}
