import type { CallContext } from './link.js';
import type { Input, RestRequest } from './operation.js';

/** Another way than the Metadata API to carry an operation out. */
export interface OtherWay {
    /**
     * Why it cannot carry this out, as a sentence; undefined when it can. Asks the server at most what it offers, so
     * that after a refusal, or when this throws, nothing has been carried out. Where there is a choice (`via: 'auto'`) it
     * throws at once for a while after it could not be connected to.
     */
    refusal(operation: RestRequest, input: Input, context: CallContext): Promise<string | undefined>;
    carry(operation: RestRequest, input: Input, context: CallContext): Promise<unknown>;
}
