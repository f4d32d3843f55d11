import { failedAnswer, failedTransport, isHtml } from '../../metadata/failure.js';
import { toWire } from '../../metadata/wire.js';
import { accountOperations } from '../../operations/account.js';
import { reworded } from '../../reword.js';
import { TransportFailure } from '../../runtime.js';
import type { HttpResponse } from '../../runtime.js';
import { send } from '../../send.js';
import { NotLooked } from '../not-looked.js';
import type { Check, Subject } from '../types.js';
import { span } from '../wording.js';

const { me } = accountOperations;

async function askWhose({ context, place }: Subject): Promise<HttpResponse> {
    try {
        const { response } = await send(context, toWire(me, {}, context));
        return response;
    } catch (error) {
        if (!(error instanceof TransportFailure)) throw error;
        const failed = failedTransport(me, error, {}, context);
        if (place.kind !== 'browser' || error.reason !== 'unreachable') throw failed;
        throw reworded(failed, {
            hint: `${failed.hint ?? ''} A page also sees this when the server does not admit its origin (CORS).`,
        });
    }
}

function isJson({ body }: HttpResponse): boolean {
    try {
        JSON.parse(body);
        return true;
    } catch {
        return false;
    }
}

/** Who answers at the address: Xano's API, a web page, a redirect, nobody. Whether it likes the token comes later. */
export const answer: Check = {
    id: 'answer',
    title: 'Metadata API',
    async run(subject) {
        const { context, learnt } = subject;
        const { link } = context;
        const begun = link.runtime.now();
        const response = await askWhose(subject);
        const ms = link.runtime.now() - begun;
        const { status } = response;
        const foreign = isHtml(response) || (status >= 300 && status < 400) || status === 404;
        if (foreign || !isJson(response)) throw failedAnswer(me, response, {}, context);
        learnt.answer = response;
        const sent = Date.parse(response.headers['date'] ?? '');
        // The header has whole seconds, and was written about half-way.
        if (!Number.isNaN(sent)) learnt.aheadMs = Math.round(sent + 500 - (begun + ms / 2));
        return { state: 'ok', message: `It answers with JSON (${ms} ms).`, facts: { status, ms } };
    },
};

/** choice: less than this does no harm to tokens, which live for an hour at least. Milliseconds. */
const HARMLESS_MS = 300_000;

export const clock: Check = {
    id: 'clock',
    title: 'Clock',
    needs: ['answer'],
    run({ learnt: { aheadMs } }) {
        if (aheadMs === undefined) throw new NotLooked('The answer tells no time that could be read here.');
        const facts = { ahead_ms: aheadMs };
        if (Math.abs(aheadMs) < HARMLESS_MS) {
            return { state: 'ok', message: 'This clock and that of the server agree.', facts };
        }
        const direction = aheadMs > 0 ? 'behind' : 'ahead of';
        return {
            state: 'warning',
            message: `The clock here is ${span(aheadMs)} ${direction} that of the server.`,
            next: 'Set the clock of this machine: end dates of tokens and times in histories are read by it.',
            facts,
        };
    },
};
