/** What one run came to; plain JSON, sent from a worker. */
export interface RunFigures {
    readonly kind: 'run' | 'kill';
    readonly seed: number;
    readonly operation: string;
    readonly transport: string;
    /** Faults injected, by kind. */
    readonly faults: Readonly<Record<string, number>>;
    /** Times the work was begun or taken up again. */
    readonly parts: number;
    /** Ends before the end of the input, by kind of error. */
    readonly stops: Readonly<Record<string, number>>;
    readonly written: number;
    readonly lost: number;
    readonly doubled: number;
    readonly wrong: number;
    /** What was not as it must be, in words; empty for a good run. */
    readonly problems: readonly string[];
    readonly seconds: number;
    /** What happened, line by line, for a run that is looked at alone. */
    readonly log: readonly string[];
}
