import type { FaultKind } from '../kind.js';
import { html, status } from './answers.js';
import { cut, resetAfter, resetBefore, truncateJson } from './connection.js';
import { partial } from './partial.js';
import { rateLimit } from './rate-limit.js';
import { delay, hang, trickle } from './timing.js';

/**
 * Every kind of fault. Whether the request takes effect although its answer is spoilt:
 *
 * | kind          | executed                                                             |
 * |---------------|----------------------------------------------------------------------|
 * | status        | no; yes with `when: 'after'`                                         |
 * | html          | no; yes with `when: 'after'` (a 504 whose work went on)              |
 * | delay         | yes; with `when: 'before'` (default) no, if the client left meanwhile |
 * | hang          | no; yes with `when: 'after'`                                         |
 * | reset-before  | no                                                                   |
 * | reset-after   | yes                                                                  |
 * | cut           | yes                                                                  |
 * | truncate-json | yes                                                                  |
 * | trickle       | yes                                                                  |
 * | partial       | some of its records                                                  |
 * | rate-limit    | no, once over the limit                                              |
 */
export const kinds: readonly FaultKind[] = [
    status,
    html,
    delay,
    hang,
    resetBefore,
    resetAfter,
    cut,
    truncateJson,
    trickle,
    partial,
    rateLimit,
];
