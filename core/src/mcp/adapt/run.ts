import { isXanoError } from '../../errors.js';
import type { Input } from '../../operation.js';
import { reworded } from '../../reword.js';
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
    const done: string[] = [];
    try {
        for (const { tool, args } of plan.calls) {
            results.push(await call(tool, typeof args === 'function' ? args(results) : args));
            done.push(tool);
        }
    } catch (error) {
        if (!isXanoError(error) || done.length === 0) throw error;
        throw reworded(error, {
            hint: `${error.hint ?? ''} Done before: ${done.join(', ')}; do not repeat that part.`.trim(),
        });
    }
    return plan.finish(results);
}
