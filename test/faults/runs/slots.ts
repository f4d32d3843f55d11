import type { Slot } from './check.js';
import type { Standing } from './scenario.js';

/** Collects what a table may hold, key by key. */
export class Slots {
    readonly #slots = new Map<string, { least: number; most: number; contents: Set<string> }>();

    /** A record that stands there, may stand there or does not, with one of these contents. */
    add(key: string, standing: Standing, contents: Iterable<string> = []): void {
        const slot = this.#slots.get(key) ?? { least: 0, most: 0, contents: new Set<string>() };
        if (standing === 'done') slot.least++;
        if (standing !== 'not') slot.most++;
        for (const content of contents) slot.contents.add(content);
        this.#slots.set(key, slot);
    }

    /** Without contents, the keys say everything. */
    done(): ReadonlyMap<string, Slot> {
        return new Map(
            [...this.#slots].map(([key, { least, most, contents }]) => [
                key,
                contents.size === 0 ? { least, most } : { least, most, contents },
            ]),
        );
    }
}
