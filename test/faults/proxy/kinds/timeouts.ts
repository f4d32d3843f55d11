import type { FaultKind, ProxiedRequest } from '../exchange.js';

/** The start of an MCP session has a time limit of its own, of ten real seconds. */
const suits = ({ sort }: ProxiedRequest): boolean => sort !== 'talk';

/** Carried out at once, answered when the client has given up. */
export const timeoutDone: FaultKind = {
    name: 'timeout-done',
    fate: 'done',
    weight: 2,
    suits,
    async act({ forward, left }) {
        await forward();
        await left;
    },
};

/** Carried out when the client has given up, perhaps while it looks what became of it. */
export const timeoutLate: FaultKind = {
    name: 'timeout-late',
    fate: 'late',
    weight: 3,
    suits,
    async act({ forward, left, wait, random }) {
        await left;
        await wait(random.int(0, 60));
        await forward();
    },
};

/** Never carried out, never answered. */
export const timeoutLost: FaultKind = {
    name: 'timeout-lost',
    fate: 'not',
    weight: 1,
    suits,
    act: ({ left }) => left,
};
