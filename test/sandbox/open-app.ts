import type { App } from './app.js';
import { HistoryStore } from './history/history.js';
import { loadEmpty, loadSample } from './load-seed.js';
import { sampleWorkspace } from './seed/index.js';
import type { SampleData } from './seed/index.js';
import { openDatabase } from './store/database.js';
import { ObjectStore } from './store/objects.js';
import { TableStore } from './store/tables.js';

export type Seed = 'sample' | 'empty' | SampleData;

interface OpenOptions {
    readonly now: () => number;
    readonly origin: () => string;
    readonly seed: Seed;
    readonly dataDir: string | undefined;
}

/** Opens the stores, and fills them unless a data folder brought a workspace along. */
export async function openApp({ now, origin, seed, dataDir }: OpenOptions): Promise<App> {
    const db = await openDatabase(dataDir);
    const objects = await ObjectStore.open(db);
    const history = await HistoryStore.open(db);
    const app: App = { db, objects, history, tables: new TableStore(db, objects, now), now, origin };
    if (objects.list('workspace').length > 0) return app;
    if (seed === 'empty') await loadEmpty(app);
    else await loadSample(app, seed === 'sample' ? sampleWorkspace(now()) : seed);
    return app;
}
