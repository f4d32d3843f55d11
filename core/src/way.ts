import type { CallContext } from './link.js';
import type { Input, RestRequest } from './operation.js';

/** Another way than the Metadata API to carry an operation out. */
export interface OtherWay {
    /**
     * Whether this is carried out that way. Asks the server at most what it offers, so that nothing has been carried out
     * after this, also when it throws.
     */
    takes(operation: RestRequest, input: Input, context: CallContext): Promise<boolean>;
    carry(operation: RestRequest, input: Input, context: CallContext): Promise<unknown>;
}
