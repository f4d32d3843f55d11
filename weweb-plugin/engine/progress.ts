import type { Progress } from './action.js';

/** How far one run of an action is. Runs side by side each have their own. */
export interface ProgressReport {
    report(state: Partial<Progress>): void;
    /** Shows that it runs no more; nothing for an action that never told how far it is. */
    end(wasWhole: boolean): void;
}

function percentOf({ done, failed, total }: Progress): number | null {
    if (total === null) return null;
    return total === 0 ? 100 : Math.min(100, Math.floor(((done + failed) / total) * 100));
}

export function progressOf(action: string, show: (state: Progress) => void): ProgressReport {
    let state: Progress | undefined;
    const set = (change: Partial<Progress>): void => {
        const next: Progress = {
            action,
            done: 0,
            total: null,
            percent: null,
            failed: 0,
            rowsPerSecond: null,
            etaMs: null,
            running: true,
            ...state,
            ...change,
        };
        state = { ...next, percent: change.percent ?? percentOf(next) };
        show(state);
    };
    return {
        report: set,
        end(wasWhole) {
            // Rows that needed no change are neither done nor failed: a whole run ends at 100 all the same.
            if (state !== undefined)
                set({ running: false, etaMs: null, ...(wasWhole ? { percent: 100 } : {}) });
        },
    };
}
