import type * as z from 'zod/mini';
import { isXanoError, XanoError } from './errors.js';
import type { CallContext } from './link.js';
import type { Composite, Engine, RunContext } from './operation.js';
import { backoff } from './retry.js';
import { attributed, withoutSecrets } from './reword.js';

type Schema = z.ZodMiniType;

/** Runs an operation that is made of others. */
export async function runComposite<I extends Schema, O extends Schema>(
    operation: Composite<I, O>,
    engine: Engine,
    context: CallContext,
    input: z.output<I>,
): Promise<z.output<O>> {
    try {
        return await operation.run(runContext(operation.id, engine, context), input);
    } catch (error) {
        if (isXanoError(error)) throw attributed(withoutSecrets(error, context.link.token), operation.id);
        // A slip of ours or of a caller's callback: still an error of this package, with its cause.
        const text = error instanceof Error ? error.message : String(error);
        throw new XanoError({
            kind: 'validation',
            operation: operation.id,
            message: `${operation.id}: ${text}`,
            cause: error,
        });
    }
}

function runContext(operation: string, engine: Engine, context: CallContext): RunContext {
    const { options, link } = context;
    return {
        call: (inner, input) => engine.runOperation(inner, input, context),
        send: (inner, input) =>
            engine.carryOut(inner, input, Object.assign({}, context, { letFinish: true as const })),
        iterate: (inner, input) => engine.iterateItems(inner, input, context),
        resolve: (key, value, input, kind) => engine.resolveName(key, value, input, context, operation, kind),
        workspace: (input) => engine.workspaceOf(operation, input, context),
        progress: (event) => options.onProgress?.({ operation, ...event }),
        throwIfAborted: () => {
            if (options.signal?.aborted !== true) return;
            throw new XanoError({
                kind: 'aborted',
                operation,
                message: `${operation}: stopped by its signal.`,
                hint: 'What was done before the signal stays done.',
            });
        },
        now: () => link.runtime.now(),
        options,
        at: (other) => runContext(operation, engine, context.elsewhere(other)),
        own: context,
        bulk: {
            options,
            now: () => link.runtime.now(),
            requests: () => link.counters.requests,
            limited: () => link.pacer.limit !== undefined,
            backOff: (failures, askedMs) =>
                link.runtime.sleep(askedMs ?? backoff(failures - 1, link.runtime.random()), options.signal),
        },
    };
}
