import * as z from 'zod/mini';
import { defineComposite } from './operation.js';
import type { CompositeOperation, Effect, Operation } from './operation.js';

type Schema = z.ZodMiniType;

/** Takes everything: the schema that knows better is not here yet. */
const whatever = <In, Out = In>(): z.ZodMiniType<Out, In> => z.any();

/**
 * An operation whose code comes with its first call, so that a page need not load what few of its visitors use. It is
 * called like any other and keeps its types; its input is checked once it is there.
 *
 * @param load may fail, and is called again then: it should say what to do in a XanoError
 */
export const later = <I extends Schema, O extends Schema>(
    id: string,
    effect: Effect,
    load: () => Promise<Operation<I, O>>,
): CompositeOperation<z.ZodMiniType<z.input<I>, z.input<I>>, z.ZodMiniType<z.output<O>, z.output<O>>> =>
    defineComposite({
        id,
        title: id,
        description: '',
        effect,
        scope: null,
        input: whatever<z.input<I>>,
        output: whatever<z.output<O>>,
        run: async (context, input) => context.call(await load(), input),
    });
