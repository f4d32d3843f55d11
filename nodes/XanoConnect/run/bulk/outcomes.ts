import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { RowStatus } from 'xano-connect/pure';

/** What became of an input item. */
export type Fate = RowStatus | 'unsent';

/** What became of all input items of a run, by their index: small, as there may be hundreds of thousands. */
export class Outcomes {
    readonly #items: (INodeExecutionData | undefined)[];
    readonly #fates: (Fate | undefined)[];

    constructor(count: number) {
        this.#items = Array.from<undefined>({ length: count });
        this.#fates = Array.from<undefined>({ length: count });
    }

    done(index: number, status: RowStatus, json: IDataObject): void {
        this.#fates[index] = status;
        this.#items[index] = { json, pairedItem: { item: index } };
    }

    /** `fate` is what is known of the row all the same. */
    failed(index: number, item: INodeExecutionData, fate: 'failed' | 'unknown' | 'unsent' = 'failed'): void {
        this.#fates[index] = fate;
        this.#items[index] = item;
    }

    has(index: number): boolean {
        return this.#fates[index] !== undefined;
    }

    /** Notes what became of a row of which there is no item to pass on. */
    note(index: number, fate: 'failed' | 'unknown'): void {
        this.#fates[index] = fate;
    }

    count(...fates: readonly Fate[]): number {
        return this.#fates.filter((fate) => fate !== undefined && fates.includes(fate)).length;
    }

    get total(): number {
        return this.#fates.length;
    }

    /** Indexes of items with one of these fates as people write them: `0-199, 250`; at most five stretches. */
    stretches(...fates: readonly Fate[]): string {
        const found: [number, number][] = [];
        this.#fates.forEach((fate, index) => {
            if (fate === undefined || !fates.includes(fate)) return;
            const last = found.at(-1);
            if (last?.[1] === index - 1) last[1] = index;
            else found.push([index, index]);
        });
        const texts = found.slice(0, 5).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
        return texts.join(', ') + (found.length > 5 ? ', …' : '');
    }

    /** In the order of the input. */
    list(): INodeExecutionData[] {
        return this.#items.filter((item) => item !== undefined);
    }
}
