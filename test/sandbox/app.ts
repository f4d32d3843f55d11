import type { HistoryStore } from './history/history.js';
import type { Database } from './store/database.js';
import type { ObjectStore } from './store/objects.js';
import type { TableStore } from './store/tables.js';

/** Everything a route handler may use. */
export interface App {
    readonly db: Database;
    readonly objects: ObjectStore;
    readonly tables: TableStore;
    readonly history: HistoryStore;
    /** Epoch milliseconds. */
    readonly now: () => number;
    /** `http://127.0.0.1:PORT`, known once the server listens. */
    readonly origin: () => string;
}
