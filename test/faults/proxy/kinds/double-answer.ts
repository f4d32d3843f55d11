import type { FaultKind } from '../exchange.js';

export const doubleAnswer: FaultKind = {
    name: 'double-answer',
    fate: 'done',
    weight: 2,
    /** The second copy lies on the connection when the client sends its next request there. */
    async act({ forward, answer, bytesOf, write, wait, random }) {
        const made = await forward();
        answer(made);
        if (random.chance(0.5)) await wait(random.int(0, 3));
        write(bytesOf(made));
    },
};
