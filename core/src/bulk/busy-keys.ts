/**
 * Keys of rows on their way, batch by batch. A list on purpose: the tables of one Set of all keys, outgrown every few
 * batches in a long run, would keep the rows of batches long gone until V8 next looks through its old objects.
 */
export class BusyKeys {
    readonly #batches: ReadonlySet<string>[] = [];

    add(keys: ReadonlySet<string>): void {
        this.#batches.push(keys);
    }

    delete(keys: ReadonlySet<string>): void {
        this.#batches.splice(this.#batches.indexOf(keys), 1);
    }

    has(key: string): boolean {
        for (const keys of this.#batches) if (keys.has(key)) return true;
        return false;
    }
}
