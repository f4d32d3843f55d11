import { asText } from './as-text.js';

/**
 * The ids of this page and the one before. Rows that share the value they are sorted by may come in another order for
 * each page, and a row logged late shifts the rest: either way a row may stand on two pages in a row.
 */
export class RecentIds {
    #before = new Set<unknown>();
    #now = new Set<unknown>();

    nextPage(): void {
        this.#before = this.#now;
        this.#now = new Set();
    }

    /** False for one that was there already. */
    add(given: unknown): boolean {
        // No object is another's equal, whatever it holds.
        const id = typeof given === 'object' ? asText(given) : given;
        if (this.#before.has(id) || this.#now.has(id)) return false;
        this.#now.add(id);
        return true;
    }
}
