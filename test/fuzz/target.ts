import type fc from 'fast-check';

/** Something that reads foreign bytes, and what it must keep to whatever they are. */
export interface Target {
    readonly name: string;
    /** How many of all inputs it gets, beside the others. */
    readonly share: number;
    /** A property over odd inputs; it fails by throwing. */
    readonly property: fc.IAsyncProperty<unknown> | fc.IProperty<unknown>;
}

export interface Outcome {
    readonly target: string;
    readonly inputs: number;
    readonly failure?: {
        /** Hand it to `--path` to see it again. */
        readonly path: string;
        readonly input: string;
        readonly error: string;
    };
}
