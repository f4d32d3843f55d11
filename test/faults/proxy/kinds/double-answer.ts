import type { FaultKind } from '../exchange.js';

export const doubleAnswer: FaultKind = {
    name: 'double-answer',
    fate: 'done',
    weight: 2,
    /**
     * Both copies leave together. A second one that came while the next request was already on its way could not be told
     * from its answer by any client of HTTP/1.1.
     */
    async act({ forward, answerTwice }) {
        answerTwice(await forward());
    },
};
