/** The `size` greatest of a stream by a score, greatest first; the earlier one first where scores are equal. */
export class Top<T> {
    readonly #size: number;
    readonly #score: (item: T) => number;
    readonly #items: T[] = [];

    constructor(size: number, score: (item: T) => number) {
        this.#size = size;
        this.#score = score;
    }

    add(item: T): void {
        const score = this.#score(item);
        const last = this.#items[this.#size - 1];
        if (last !== undefined && this.#score(last) >= score) return;
        const at = this.#items.findIndex((other) => this.#score(other) < score);
        this.#items.splice(at === -1 ? this.#items.length : at, 0, item);
        if (this.#items.length > this.#size) this.#items.pop();
    }

    get items(): readonly T[] {
        return this.#items;
    }
}
