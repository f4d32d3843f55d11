import { notesWorkspace } from './notes.js';
import { shopWorkspace } from './shop.js';
import type { SampleData } from './types.js';

export type * from './types.js';

/**
 * The workspaces a fresh sandbox starts with: a small shop with 5,000 records and 20,000 logged requests, and a second
 * workspace with one table. The same `now` (epoch milliseconds) always gives the same data.
 */
export function sampleWorkspace(now: number): SampleData {
    return {
        owner: { id: 4211, name: 'Dana Example', email: 'dana@example.test' },
        workspaces: [shopWorkspace(now), notesWorkspace(now)],
    };
}
