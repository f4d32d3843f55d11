import type { FaultKind } from '../kind.js';
import { FREE_PLAN, rateLimited, sendAnswer } from './answers.js';

export const rateLimit: FaultKind = {
    name: 'rate-limit',
    executed: 'no',
    about: 'More than `requests` (10) within `seconds` (20) answer 429; `retryAfter: true` adds the header',
    prepare(fields, { now }) {
        const requests = fields.number('requests', FREE_PLAN.requests);
        const seconds = fields.number('seconds', FREE_PLAN.seconds);
        const windowMs = seconds * 1_000;
        const retryAfter = fields.flag('retryAfter', false);
        // choice: a sliding window that counts only calls let through; Xano's kind of window is not recorded.
        let passed: number[] = [];
        return {
            admits() {
                passed = passed.filter((time) => time > now() - windowMs);
                if (passed.length >= requests) return true;
                passed.push(now());
                return false;
            },
            act({ res }) {
                const freeAt = (passed[0] ?? now()) + windowMs;
                const wait = Math.max(1, Math.ceil((freeAt - now()) / 1_000));
                const limit = { requests, seconds };
                sendAnswer(res, retryAfter ? rateLimited(limit, wait) : rateLimited(limit));
                return Promise.resolve();
            },
        };
    },
};
