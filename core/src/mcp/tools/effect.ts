import type { Effect } from '../../operation.js';
import type { McpTool } from '../types.js';
import { findKnownTool } from './known.js';
import type { KnownTool } from './known.js';
import { destroysByName, repeatableByName } from './verbs.js';

type Described = Pick<McpTool, 'name' | 'annotations'>;

/**
 * What a tool does. A known tool by its name; for others the server's annotations decide, and without them a tool may do
 * anything, so it counts as destructive.
 *
 * @param known default: looked up by name.
 */
export function effectOf(tool: Described, known: KnownTool | undefined = findKnownTool(tool.name)): Effect {
    if (known !== undefined) return known.effect;
    const { readOnlyHint, destructiveHint, idempotentHint } = tool.annotations ?? {};
    if (readOnlyHint === true) return 'read';
    if (destructiveHint !== false) return 'delete';
    return idempotentHint === true ? 'update' : 'create';
}

/** True when something may be lost for good: the call needs a confirmation. A hint of the server may add to the rules, never lift them. */
export function isDestructive(
    tool: Described,
    known: KnownTool | undefined = findKnownTool(tool.name),
): boolean {
    const effect = effectOf(tool, known);
    if (effect === 'read') return false;
    if (known === undefined) return effect === 'delete';
    return destroysByName(known.operation) || tool.annotations?.destructiveHint === true;
}

/** True when the call may be sent again although nobody knows whether it was carried out. */
export function isIdempotent(
    tool: Described,
    known: KnownTool | undefined = findKnownTool(tool.name),
): boolean {
    if (effectOf(tool, known) === 'read') return true;
    if (known !== undefined) return repeatableByName(known.operation);
    return tool.annotations?.idempotentHint === true;
}
