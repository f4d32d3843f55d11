import type * as z from 'zod/mini';
import type { CallContext } from './link.js';
import { noMcp } from './mcp/no-mcp.js';
import { carry } from './metadata/carry.js';
import { prepareInput } from './metadata/prepare.js';
import { resolveName, workspaceOf } from './names/resolve.js';
import { isComposite } from './operation.js';
import type { Engine, Input, ItemOf, Operation, RestOperation } from './operation.js';
import { walkPages } from './paginate.js';
import { validateInput } from './validate.js';

type Schema = z.ZodMiniType;

/** Validates the input and carries the operation out. The way in for every surface. */
export async function runOperation<I extends Schema, O extends Schema>(
    operation: Operation<I, O>,
    input: unknown,
    context: CallContext,
): Promise<z.output<O>> {
    const valid = validateInput(operation, input);
    return isComposite(operation)
        ? operation.begin(ENGINE, context, valid)
        : carryOut(operation, valid, context);
}

const restWay = { carry };

async function carryOut<I extends Schema, O extends Schema>(
    operation: RestOperation<I, O>,
    valid: unknown,
    context: CallContext,
): Promise<z.output<O>> {
    // The answer is Xano's, field for field; its schema documents it and is checked by the contract tests, not here:
    // a field Xano adds tomorrow must not break a call today.
    const prepared = prepareInput(operation, toInput(valid));
    const { otherWay } = context.link;
    const { via } = context.options;
    if (via === 'mcp' && otherWay === undefined) throw noMcp(operation.id);
    // Most clients have one way only: they need not wait to learn it.
    const isOther =
        via !== 'rest' && otherWay !== undefined && (await otherWay.takes(operation, prepared, context));
    return (await (isOther ? otherWay : restWay).carry(operation, prepared, context)) as z.output<O>;
}

/** Page after page of a paged operation, from the input's `page` on. */
export async function* iteratePages<I extends Schema, O extends Schema>(
    operation: RestOperation<I, O>,
    input: unknown,
    context: CallContext,
): AsyncGenerator<z.output<O>, void, undefined> {
    const given = toInput(input ?? {});
    const perPage = operation.rest.paging?.perPage;
    const first = typeof given['page'] === 'number' ? given['page'] : 1;
    const read = (page: number): Promise<unknown> =>
        runOperation(
            operation,
            { ...(perPage === undefined ? {} : { per_page: perPage }), ...given, page },
            context,
        );
    for await (const page of walkPages(read, first, operation.id)) yield page as z.output<O>;
}

/** Item after item of a paged operation; holds one page in memory. */
export async function* iterateItems<I extends Schema, O extends Schema>(
    operation: RestOperation<I, O>,
    input: unknown,
    context: CallContext,
): AsyncGenerator<ItemOf<z.output<O>>, void, undefined> {
    for await (const page of iteratePages(operation, input, context)) {
        yield* (page as { items: ItemOf<z.output<O>>[] }).items;
    }
}

/** What composites are made of, handed to them: a bundle without any holds nothing of how they run. */
const ENGINE: Engine = { runOperation, carryOut, iterateItems, resolveName, workspaceOf };

const toInput = (value: unknown): Input =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
