import type { FaultKind } from '../exchange.js';

export const trickle: FaultKind = {
    name: 'trickle',
    fate: 'done',
    weight: 2,
    /** A few bytes now and then; some of these answers take longer than the client waits. */
    async act({ forward, answerSlowly, random }) {
        const made = await forward();
        const size = Math.ceil(made.body.length / random.int(3, 30));
        await answerSlowly(made, size, () => random.int(1, 12));
    },
};
