import type * as z from 'zod/mini';
import { isXanoError } from '../errors.js';
import type { RestOperation } from '../operation.js';
import { runOperation } from '../run.js';
import { NotLooked } from './not-looked.js';
import type { Subject } from './types.js';

type Schema = z.ZodMiniType;

/** Reads from the Metadata API, until Xano asks to be left alone: waiting out a rate limit is no diagnosis. */
export async function ask<I extends Schema, O extends Schema>(
    { context, learnt }: Subject,
    operation: RestOperation<I, O>,
    input: z.input<I>,
): Promise<z.output<O>> {
    if (learnt.limited === true) throw new NotLooked('Not asked: Xano limits requests at the moment.');
    try {
        return await runOperation(operation, input, context);
    } catch (error) {
        if (isXanoError(error, 'rate-limit')) learnt.limited = true;
        throw error;
    }
}
