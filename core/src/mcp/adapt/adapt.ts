import { invalidInput, isPlainObject, requireShallow } from '../../invalid-input.js';
import type { McpTool } from '../types.js';
import { coerceArguments } from './coerce.js';
import { Draft } from './draft.js';
import { FORMS } from './forms/index.js';
import { resolveIds } from './ids.js';
import { renameKeys } from './keys.js';
import type { AdaptContext, AdaptPlan } from './types.js';

/**
 * The call or calls that do on this server what the arguments ask for, in whichever form known from older documents and
 * other tools they are written. Reads where it has to (ids behind names, columns of a table), writes nothing.
 *
 * Only arguments that the tool's own schema has are made. What cannot be said exactly is refused, never approximated.
 *
 * @throws XanoError `validation` with the path of the argument, or `not-found` for a name or a tool the server lacks.
 */
export async function adaptArguments(
    tool: McpTool,
    args: unknown,
    context: AdaptContext,
): Promise<AdaptPlan> {
    if (args !== undefined && !isPlainObject(args)) {
        throw invalidInput(
            'args',
            `The arguments of ${tool.name} must be an object.`,
            'Write { "workspace_id": 1 }.',
        );
    }
    requireShallow(args, 'args');
    const draft = new Draft(tool, args ?? {}, context);
    renameKeys(draft);
    await resolveIds(draft);
    for (const form of FORMS) {
        if (form.tools.test(draft.operation) && form.applies(draft)) await form.adapt(draft);
    }
    const finished = coerceArguments(draft.tool, draft.args);
    const shape = draft.shape?.(finished) ?? {
        calls: [{ tool: draft.tool.name, args: finished }, ...draft.after],
        finish: (results: readonly unknown[]) => Promise.resolve(results[0]),
    };
    return {
        ...shape,
        notes: draft.notes,
        ...(draft.destroys === undefined ? {} : { destroys: draft.destroys }),
    };
}
