import type { FaultKind } from '../exchange.js';

export const cut: FaultKind = {
    name: 'cut',
    fate: 'done',
    weight: 4,
    /** Anywhere: in the status line, in the headers, in the body, one byte before its end. */
    async act({ forward, bytesOf, write, hangUp, random }) {
        const bytes = bytesOf(await forward());
        write(bytes.subarray(0, random.int(1, bytes.length - 1)));
        hangUp();
    },
};
