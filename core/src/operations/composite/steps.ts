import { isXanoError } from '../../errors.js';
import type { RunContext } from '../../operation.js';
import { reworded } from '../../reword.js';

/**
 * The writes of an operation that makes several. Xano has no transaction around them, so a failure says what was done
 * before it; such operations look at what is there first, which is why running them again goes on.
 */
export class Steps {
    readonly #context: RunContext;
    readonly #operation: string;
    readonly #done: string[] = [];

    constructor(context: RunContext, operation: string) {
        this.#context = context;
        this.#operation = operation;
    }

    /** `what` is told of when it is done and a later step fails, such as `column "email" added`. */
    async write<T>(what: string, action: () => Promise<T>): Promise<T> {
        const result = await this.read(action);
        this.#done.push(what);
        this.#context.progress({ done: this.#done.length });
        return result;
    }

    /** Changes nothing itself, and may fail after what did. */
    async read<T>(action: () => Promise<T>): Promise<T> {
        try {
            this.#context.throwIfAborted();
            return await action();
        } catch (error) {
            throw this.#explained(error);
        }
    }

    get count(): number {
        return this.#done.length;
    }

    #explained(error: unknown): unknown {
        if (!isXanoError(error)) return error;
        if (this.#done.length === 0 && !error.maybeExecuted) return error;
        const before = this.#done.length === 0 ? '' : ` Done before: ${this.#done.join(', ')}.`;
        return reworded(error, {
            hint: `${error.hint ?? ''}${before} Running ${this.#operation} again goes on from there.`.trim(),
        });
    }
}
