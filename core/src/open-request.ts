import { invalidInput } from './invalid-input.js';
import type { CallContext } from './link.js';
import { send } from './send.js';
import type { SendResult, WireRequest } from './send.js';
import { readToken } from './token.js';

/** A request to the instance itself, past the Metadata API. */
export interface OpenRequest extends Pick<WireRequest, 'method' | 'headers' | 'body' | 'idempotent'> {
    /** From the address of the instance on, such as `/api:Ab3dE6gH/orders`. */
    readonly path: string;
    /** Token of a user of the application; undefined for none. */
    readonly userToken: string | undefined;
}

/**
 * Sends it without the access token, which Xano would keep in the request history of the application for all to read
 * who may see that. The pace of the Metadata API does not hold there either (metadata-api.md section 3).
 *
 * @throws XanoError `validation` for an access token in the place of a user's
 * @throws TransportFailure where no whole answer came
 */
export async function sendOpen(
    operation: string,
    { path, userToken, ...request }: OpenRequest,
    context: CallContext,
): Promise<SendResult> {
    const { runtime, counters, openPacer, metaUrl, token, names } = context.link;
    if (
        userToken !== undefined &&
        (userToken === token || readToken(userToken).audience?.includes('xano:meta') === true)
    ) {
        throw invalidInput(
            'auth_token',
            'auth_token is an access token of the Metadata API. Nothing was sent.',
            "Give the token that a log-in of the application answers, or none. Xano's request history shows tokens to others.",
        );
    }
    const link = {
        runtime,
        counters,
        pacer: openPacer,
        token: userToken ?? '',
        // What such a token is worth is not known: a 401 is final.
        tokenProven: false,
        authorization: userToken && `Bearer ${userToken}`,
    };
    const result = await send(
        { ...context, link },
        {
            ...request,
            operation,
            url: metaUrl.replace(/\/api:meta$/, path),
            ownAuthorization: true,
        },
    );
    // Whatever a name stood for may be gone: ask again next time.
    if (result.response.status === 404) names.clear();
    return result;
}
