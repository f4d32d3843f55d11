/**
 * What was asked a moment ago is not asked again: the panels of one workflow all want the same tables, and a free Xano
 * plan allows ten requests in twenty seconds. What failed is forgotten at once.
 */
export class Remembered {
    readonly #answers = new Map<string, { readonly answer: Promise<unknown>; readonly until: number }>();
    readonly #now: () => number;

    constructor(now: () => number) {
        this.#now = now;
    }

    /** @param fresh asks anew, whatever is known */
    get<T>(key: string, ask: () => Promise<T>, fresh: boolean): Promise<T> {
        const known = this.#answers.get(key);
        // Kept under this key by this very call, so it is of this type.
        if (!fresh && known !== undefined && known.until > this.#now()) return known.answer as Promise<T>;
        const answer = ask();
        const entry = { answer, until: this.#now() + LIFE_MS };
        this.#answers.set(key, entry);
        answer.catch(() => {
            if (this.#answers.get(key) === entry) this.#answers.delete(key);
        });
        return answer;
    }
}

// choice: long enough for a builder who goes from panel to panel, short enough not to hide what changed in Xano.
const LIFE_MS = 60_000;
