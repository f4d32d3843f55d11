import type { FaultKind } from '../kind.js';
import { rateLimited, sendAnswer } from './answers.js';

export const rateLimit: FaultKind = {
    name: 'rate-limit',
    executed: 'no',
    about: 'More than `requests` (10) within `seconds` (20) answer 429; `retryAfter: true` adds the header',
    prepare(fields, { now }) {
        const requests = fields.number('requests', 10);
        const windowMs = fields.number('seconds', 20) * 1_000;
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
                const seconds = Math.max(1, Math.ceil((freeAt - now()) / 1_000));
                sendAnswer(res, retryAfter ? rateLimited(seconds) : rateLimited());
                return Promise.resolve();
            },
        };
    },
};
