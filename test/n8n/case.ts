import assert from 'node:assert/strict';
import type { Xano } from 'xano-connect';

export type Parameters = Readonly<Record<string, unknown>>;

/** A file as text; what is needed of binary data in n8n here. */
export interface CaseFile {
    /** Name of the binary property, e.g. `data`. */
    readonly property: string;
    readonly fileName: string;
    readonly mimeType: string;
    readonly text: string;
}

/** An item given to the node: fields, or a file (n8n itself turns either into the other). */
export type CaseInput = { readonly json: Parameters } | { readonly file: CaseFile };

/** An item the node gave. */
export interface CaseItem {
    readonly json: Readonly<Record<string, unknown>>;
    readonly files: readonly CaseFile[];
    readonly pairedItem: unknown;
}

export interface CaseError {
    readonly message: string;
    readonly description: string;
    readonly itemIndex: number | undefined;
}

/** What became of a run of the node. */
export interface CaseOutcome {
    /** Of the first output; empty when the node failed. */
    readonly items: readonly CaseItem[];
    readonly error: CaseError | undefined;
    /** Hints the node shows in the editor. */
    readonly hints: readonly string[];
}

/** What n8n does when the node fails: stop (default), or pass an item with the error on. */
export type CaseOnError = 'stopWorkflow' | 'continueRegularOutput';

/** One use of one operation, as it is written down. `P` is what `before` prepares. */
export interface CaseSpec<P> {
    readonly resource: string;
    readonly operation: string;
    /** What is shown, in a few words; no two cases of an operation say the same. */
    readonly about: string;
    /**
     * Prepares what the case needs, for nobody else: cases share a sandbox and run in any order. `unique` is a text of
     * letters, digits and underscores that no other case gets, to name things with.
     */
    readonly before?: (xano: Xano, unique: string) => Promise<P>;
    /** The node's parameters beside resource and operation, as the editor saves them. */
    readonly parameters: Parameters | ((prepared: P) => Parameters);
    /** Default: one empty item. */
    readonly input?: readonly CaseInput[] | ((prepared: P) => readonly CaseInput[]);
    readonly onError?: CaseOnError;
    /** Looks at the items and at Xano. @throws when they are not as they should be */
    readonly expect?: (
        items: readonly CaseItem[],
        xano: Xano,
        prepared: P,
        outcome: CaseOutcome,
    ) => void | Promise<void>;
    /** Instead of `expect`: the node has to fail, with this. */
    readonly fails?: (error: CaseError, xano: Xano, prepared: P) => void | Promise<void>;
}

/** A case that is prepared: ready to be run once. */
export interface ReadyCase {
    /** With resource and operation. */
    readonly parameters: Parameters;
    readonly input: readonly CaseInput[];
    readonly onError: CaseOnError;
    /** @throws when the outcome is not as it should be */
    readonly judge: (outcome: CaseOutcome) => Promise<void>;
}

/** A case, whoever runs it: n8n's engine, a real n8n, or a fake execute context. */
export interface NodeCase {
    readonly resource: string;
    readonly operation: string;
    /** `table getAll: a page of tables` */
    readonly title: string;
    prepare(xano: Xano): Promise<ReadyCase>;
}

let prepared = 0;

/** Makes a case of its description. @throws when it would accept whatever happens */
export function nodeCase<P = undefined>(spec: CaseSpec<P>): NodeCase {
    const { resource, operation, about, before, parameters, input, onError, expect, fails } = spec;
    const title = `${resource} ${operation}: ${about}`;
    if ((expect === undefined) === (fails === undefined)) throw new Error(`${title}: either expect or fails`);
    return {
        resource,
        operation,
        title,
        async prepare(xano) {
            prepared++;
            const unique = `${resource}_${operation}_${prepared}`.toLowerCase();
            // Without `before`, P is undefined.
            const given = (await before?.(xano, unique)) as P;
            return {
                parameters: {
                    resource,
                    operation,
                    ...(typeof parameters === 'function' ? parameters(given) : parameters),
                },
                input: (typeof input === 'function' ? input(given) : input) ?? [{ json: {} }],
                onError: onError ?? 'stopWorkflow',
                async judge(outcome) {
                    const { items, error } = outcome;
                    if (fails !== undefined) {
                        assert.ok(
                            error !== undefined,
                            `the node did not fail; it gave ${items.length} items`,
                        );
                        await fails(error, xano, given);
                        return;
                    }
                    if (error !== undefined)
                        assert.fail(`the node failed: ${error.message}\n${error.description}`);
                    // Expressions further down find the item something came from by this alone.
                    for (const item of items) assert.notEqual(item.pairedItem, undefined, 'no pairedItem');
                    await expect?.(items, xano, given, outcome);
                },
            };
        },
    };
}
