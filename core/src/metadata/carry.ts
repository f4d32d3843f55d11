import { isXanoError } from '../errors.js';
import type { CallContext } from '../link.js';
import { forgetNames } from '../names/memory.js';
import { resolveInput } from '../names/resolve.js';
import type { Input, RestOperation } from '../operation.js';
import { attributed } from '../reword.js';
import { exchange } from './exchange.js';

/** Carries a prepared input out over the Metadata API: defaults and names first, then the request. */
export async function carry(operation: RestOperation, input: Input, context: CallContext): Promise<unknown> {
    const resolved = await resolveInput(operation, input, context);
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
