import type { FaultKind } from '../exchange.js';

export const refused: FaultKind = {
    name: 'refused',
    fate: 'done',
    weight: 2,
    /** This request is answered; for a moment after it nobody listens. */
    async act({ forward, answer, refuse, random }) {
        refuse(random.int(5, 40));
        answer(await forward());
    },
};
