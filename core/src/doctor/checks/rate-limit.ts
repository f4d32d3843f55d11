import type { Check } from '../types.js';

/** Never provoked: only what was learnt on the way, or before by the same client. */
export const rateLimit: Check = {
    id: 'rate-limit',
    title: 'Rate limit',
    needs: ['answer'],
    run({ context: { link }, learnt }) {
        const { limit } = link.pacer;
        const { rateLimited } = link.counters;
        const facts = { times_limited: rateLimited, ...(limit === undefined ? {} : { limit }) };
        const known = limit === undefined ? undefined : `${limit.requests} requests in ${limit.seconds} s`;
        if (learnt.limited === true) {
            return {
                state: 'warning',
                message: `Xano limits requests at the moment${known === undefined ? '' : `: ${known}`}.`,
                next: 'Wait 20 seconds, then run this again.',
                facts,
            };
        }
        if (known !== undefined) return { state: 'ok', message: `This client keeps to ${known}.`, facts };
        // metadata-api.md sections 2 and 3.
        if (learnt.role === 'explore') {
            return {
                state: 'ok',
                message:
                    'The role "explore" is that of the free plan, which allows 10 requests in 20 seconds.',
                next: 'Set rateLimit to { requests: 10, seconds: 20 } to keep to it from the start.',
                facts,
            };
        }
        return { state: 'ok', message: 'None was met.', facts };
    },
};
