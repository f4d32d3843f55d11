import type { ClientSettings } from '../runs/settings.js';
import type { EngineInput } from '../runs/scenario.js';

/** Moments around the writing of a checkpoint: before it, when its text is on the disk beside it, when it is in place. */
export type CheckpointMoment = 'before' | 'beside' | 'after';

/** What a child process is told to do. Plain JSON. */
export interface Orders {
    readonly seed: number;
    readonly operation: string;
    /** Id of the table written to, and of the one a copy reads. */
    readonly main: number;
    readonly source?: number;
    readonly client: ClientSettings;
    readonly engine: EngineInput;
    /** Holds `checkpoint.json`, and the files of an import. */
    readonly folder: string;
    /** Kills itself at the n-th checkpoint, counted from 1. */
    readonly diesAt?: { readonly checkpoint: number; readonly moment: CheckpointMoment };
}

/** What it prints when it reaches an end by itself. */
export interface Ending {
    readonly stop?: string;
    readonly message?: string;
    readonly counts?: { readonly total: number; readonly failed: number; readonly unknown: number };
}
