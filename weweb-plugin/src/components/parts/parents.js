import { lists } from './sources.js';
import { isBound, isEmpty } from './values.js';

/** What stands above a box, and whether it can be used. */
export const parents = {
    props: {
        /** What is chosen in the panel, by kind of box. */
        chosen: { type: Object, required: true },
        /** Reads from Xano. */
        xano: { type: Object, required: true },
    },
    methods: {
        /** Why the box cannot be filled yet; empty when it can. */
        waitingFor(needs) {
            const missing = needs.find((kind) => isEmpty(this.chosen[kind]));
            return missing === undefined ? '' : `Choose the ${lists[missing].what} first.`;
        },
        /** What is above is known only when the app runs, so nothing can be looked up. */
        isUnknown(needs) {
            return needs.some((kind) => isBound(this.chosen[kind]));
        },
        keyOf(needs) {
            return JSON.stringify(needs.map((kind) => this.chosen[kind]));
        },
    },
};
