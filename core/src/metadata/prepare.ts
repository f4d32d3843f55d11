import type { Input, RestOperation } from '../operation.js';
import { attributed } from '../reword.js';

/** The input in Xano's own terms. First of all, so that a search that cannot be translated fails before any request. */
export function prepareInput({ id, rest }: RestOperation, input: Input): Input {
    if (rest.prepare === undefined) return input;
    try {
        return rest.prepare(input);
    } catch (error) {
        throw attributed(error, id);
    }
}
