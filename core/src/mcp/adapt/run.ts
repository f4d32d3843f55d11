import { isXanoError } from '../../errors.js';
import type { Input } from '../../operation.js';
import { reworded } from '../../reword.js';
import { effectOf } from '../tools/index.js';
import type { AdaptPlan } from './types.js';

/**
 * Carries a plan out, one call after the other. Xano has no transaction around them: a failure says which calls had been
 * carried out before it.
 *
 * @param call carries one tool out and answers its data; throws where the tool fails.
 */
export async function runPlan(
    plan: AdaptPlan,
    call: (tool: string, args: Input) => Promise<unknown>,
): Promise<unknown> {
    const results: unknown[] = [];
    /** Writes that were carried out. */
    const done: string[] = [];
    try {
        for (const { tool, args } of plan.calls) {
            results.push(await call(tool, typeof args === 'function' ? args(results) : args));
            if (effectOf({ name: tool }) !== 'read') done.push(tool);
        }
    } catch (error) {
        if (!isXanoError(error) || done.length === 0) throw error;
        throw reworded(error, {
            maybeExecuted: true,
            hint: `${error.hint ?? ''} Done before: ${done.join(', ')}; do not repeat that part.`.trim(),
        });
    }
    return plan.finish(results);
}
