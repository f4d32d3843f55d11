import type { FaultKind } from '../exchange.js';

export const resetBefore: FaultKind = {
    name: 'reset-before',
    fate: 'not',
    weight: 2,
    act({ reset }) {
        reset();
        return Promise.resolve();
    },
};

export const resetDuring: FaultKind = {
    name: 'reset-during',
    fate: 'not',
    weight: 2,
    suits: ({ body }) => body.length > 1,
    async act({ request, random, forwardPart, reset }) {
        await forwardPart(random.int(0, request.body.length - 1));
        reset();
    },
};

export const resetAfter: FaultKind = {
    name: 'reset-after',
    fate: 'done',
    weight: 4,
    async act({ forward, reset }) {
        await forward();
        reset();
    },
};

/** The request was delivered, and the sandbox works on it when the client has long known that its connection broke. */
export const resetLate: FaultKind = {
    name: 'reset-late',
    fate: 'late',
    weight: 3,
    async act({ forward, reset, wait, random }) {
        reset();
        await wait(random.int(0, 60));
        await forward();
    },
};
