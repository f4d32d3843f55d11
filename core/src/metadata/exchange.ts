import { XanoError } from '../errors.js';
import type { CallContext } from '../link.js';
import type { Input, RestRequest } from '../operation.js';
import { asPage } from '../paginate.js';
import { tried } from '../reword.js';
import { TransportFailure } from '../runtime.js';
import type { HttpResponse } from '../runtime.js';
import { send } from '../send.js';
import type { SendResult } from '../send.js';
import { adviceFor } from './advice.js';
import { failedAnswer, failedTransport, isHtml, requestIdOf, unknownOutcome } from './failure.js';
import { baseUrl, toWire } from './wire.js';

/** One request and its answer: sends a prepared input whose names are ids already, and reads what comes back. */
export async function exchange(operation: RestRequest, input: Input, given: CallContext): Promise<unknown> {
    const context = withPatience(operation, given);
    const wire = toWire(operation, input, context);
    let attempts = 1;
    try {
        const result = await send(context, wire);
        attempts = result.attempts;
        return readAnswer(operation, result, input, context);
    } catch (error) {
        if (!(error instanceof TransportFailure)) throw tried(error, attempts);
        throw tried(failedTransport(operation, error, input, context), error.attempts);
    }
}

/** Xano's own command line waits as long for imports and deployments (metadata-api.md section 6). */
const SLOW_MS = 900_000;

const withPatience = ({ rest }: RestRequest, context: CallContext): CallContext =>
    rest.slow === true && context.options.timeoutMs === undefined
        ? { ...context, timeoutMs: SLOW_MS }
        : context;

function readAnswer(
    operation: RestRequest,
    { response, afterUnknown }: SendResult,
    input: Input,
    context: CallContext,
): unknown {
    const { rest } = operation;
    if (response.status >= 300) {
        // The first attempt of this DELETE was cut off and did its work: what is gone is what was asked.
        if (rest.method === 'DELETE' && response.status === 404 && afterUnknown) return null;
        throw failedAnswer(operation, response, input, context);
    }
    const body = readBody(operation, response, input, context);
    const data = rest.paging === undefined ? body : asPage(body, operation.id);
    return rest.receive === undefined ? data : rest.receive(data, input);
}

function readBody(
    operation: RestRequest,
    response: HttpResponse,
    input: Input,
    context: CallContext,
): unknown {
    if (operation.rest.answer === 'bytes') {
        if (isHtml(response)) throw failedAnswer(operation, response, input, context);
        context.takeFile?.(response);
        return response.bytes;
    }
    const { body } = response;
    // DELETE answers null or nothing at all.
    if (body === '') return null;
    try {
        return JSON.parse(body);
    } catch {
        const isText = operation.rest.answer === 'text';
        // A website is text, too, where Xano says that this is what was asked for.
        if (isText && /^text\/(?!html)/.test(response.headers['content-type'] ?? '')) return body;
        if (isHtml(response)) throw failedAnswer(operation, response, input, context);
        if (isText) return body;
        throw unreadable(operation, response, context);
    }
}

/**
 * A success that is no JSON, or whose JSON stops in the middle: a read can be repeated, a write was surely begun. The
 * parser's error is no cause to show: it quotes the answer.
 */
function unreadable(
    operation: RestRequest,
    { status, headers, body }: HttpResponse,
    context: CallContext,
): XanoError {
    const begun = /^\s*[[{]/.test(body);
    const what = {
        message: begun
            ? `${operation.id}: Xano answered ${status}, but its JSON is cut or broken after ${body.length} characters.`
            : `${operation.id}: ${baseUrl(operation, context)} answered ${status} with something that is not JSON.`,
        status,
        operation: operation.id,
        requestId: requestIdOf({ headers }, [context.link.token]),
    };
    if (operation.effect !== 'read') return unknownOutcome(what);
    return new XanoError({
        ...what,
        kind: 'protocol',
        hint: begun
            ? 'Something between you and Xano cut the answer. Ask for fewer records at a time, or try again.'
            : adviceFor('protocol', { operation, input: {}, context }),
    });
}
