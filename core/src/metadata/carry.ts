import { isXanoError } from '../errors.js';
import type { CallContext } from '../link.js';
import { forgetNames } from '../names/memory.js';
import { resolveInput } from '../names/resolve.js';
import type { Input, RestOperation } from '../operation.js';
import { attributed } from '../reword.js';
import { exchange } from './exchange.js';

/** Carries one operation out over the Metadata API: defaults and names first, then the request. */
export async function carry(operation: RestOperation, input: Input, context: CallContext): Promise<unknown> {
    // First, so that a search that cannot be translated fails before a name is looked up over the network.
    const resolved = await resolveInput(operation, prepare(operation, input), context);
    try {
        const data = await exchange(operation, resolved, context);
        if (operation.effect !== 'read') forgetNames(context.link, operation.id);
        return data;
    } catch (error) {
        // Whatever a name stood for may be gone: ask again next time.
        if (isXanoError(error, 'not-found')) context.link.names.clear();
        throw attributed(error, operation.id);
    }
}

function prepare({ id, rest }: RestOperation, input: Input): Input {
    if (rest.prepare === undefined) return input;
    try {
        return rest.prepare(input);
    } catch (error) {
        throw attributed(error, id);
    }
}
