import type { FaultKind } from '../exchange.js';
import { cut } from './cut.js';
import { doubleAnswer } from './double-answer.js';
import { sessionExpired, streamDrop } from './mcp.js';
import { partials } from './partial.js';
import { refused } from './refused.js';
import { resetAfter, resetBefore, resetDuring, resetLate } from './resets.js';
import { statuses } from './statuses.js';
import { timeoutDone, timeoutLate, timeoutLost } from './timeouts.js';
import { trickle } from './trickle.js';

/** Every way in which a request goes wrong; each says what the sandbox makes of the request all the same. */
export const faultKinds: readonly FaultKind[] = [
    refused,
    resetBefore,
    resetDuring,
    resetAfter,
    resetLate,
    cut,
    timeoutDone,
    timeoutLate,
    timeoutLost,
    ...statuses,
    doubleAnswer,
    trickle,
    ...partials,
    sessionExpired,
    streamDrop,
];
