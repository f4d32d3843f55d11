import type { Input } from '../../operation.js';

/** What a tool without the argument `key` does not do, done by further calls once its answer is there. */
export interface Later {
    readonly key: string;
    readonly calls: (
        input: Input,
        answer: unknown,
    ) => readonly { readonly tool: string; readonly args: Input }[];
    /** The answer with what those calls made, from their answers. */
    readonly finish: (input: Input, answer: unknown, made: readonly unknown[]) => unknown;
}
