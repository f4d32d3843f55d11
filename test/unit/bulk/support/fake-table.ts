import type { BulkJob, Missing, Outcome, Sight } from '../../../../core/src/bulk/job.js';
import { invalidInput } from '../../../../core/src/invalid-input.js';
import type { FakeHost } from './fake-host.js';

/** A row as tests give it. */
export interface Item {
    readonly name: string;
    /** Cannot be sent. */
    readonly odd?: true;
    readonly text?: string;
}

/** A request as it arrives. */
export interface Arrival {
    readonly items: readonly Item[];
    readonly names: readonly string[];
    readonly again: boolean;
    /** Counted from 0. */
    readonly n: number;
    /** Writes these, or all of them. */
    readonly store: (items?: readonly Item[]) => void;
}

/** What becomes of a request: writes what it wants and throws, or leaves it to go well. */
export type Meet = (arrival: Arrival) => void | Promise<void>;

export const named = (count: number, from = 0): Item[] =>
    Array.from({ length: count }, (_, i) => ({ name: `r${from + i}` }));

/** A table that adds rows, as far as the engine can see: what is in it, and every request that came. */
export class FakeTable {
    /** Names in the order of their ids, which count from 1. */
    readonly stored: string[] = [];
    readonly arrivals: Arrival[] = [];
    /** What was looked for: names by batch, look by look. */
    readonly looks: string[][][] = [];
    readonly rehearsed: string[][] = [];
    /** Requests on their way, now and at most. */
    flying = 0;
    mostFlying = 0;
    meet: Meet = () => undefined;
    /** Before a look; throws to make it fail. */
    meetLook: () => void = () => undefined;
    readonly #host: FakeHost;

    constructor(host: FakeHost) {
        this.#host = host;
    }

    /** Sizes of the requests, in their order. */
    get sizes(): number[] {
        return this.arrivals.map(({ items }) => items.length);
    }

    /** Names that are there more than once. */
    get doubled(): string[] {
        return this.stored.filter((name, i) => this.stored.indexOf(name) !== i);
    }

    /** Rows that must not be there twice, looked for by their names. `sure`: what is not there may be sent again. */
    job(
        changes: Partial<BulkJob<Item>> & { readonly sure?: (missing: Missing<Item>) => boolean } = {},
    ): BulkJob<Item> {
        const { sure = (one: Missing<Item>): boolean => one.ended, ...rest } = changes;
        return {
            operation: 'record.bulkAdd',
            target: { workspace_id: 1, table_id: 2 },
            prepare: (row) => {
                const { name, odd } = row as Partial<Item>; // tests give nothing else
                if (name !== undefined && odd === undefined) return row as Item;
                throw invalidInput('name', 'It has no name.', 'Give it one.');
            },
            repeatable: false,
            send: (items, again) => this.#send(items, again),
            rehearse: (items) => {
                this.rehearsed.push(items.map(({ name }) => name));
                return Promise.resolve(items.map((): Outcome => ({ status: 'added' })));
            },
            look: (missing) => Promise.resolve(this.#look(missing, sure)),
            aboveId: () => this.stored.length,
            ...rest,
        };
    }

    async #send(items: readonly Item[], again: boolean): Promise<readonly Outcome[]> {
        let first: number | undefined;
        const arrival: Arrival = {
            items,
            names: items.map(({ name }) => name),
            again,
            n: this.arrivals.length,
            store: (some = items) => {
                first = this.stored.push(...some.map(({ name }) => name)) - some.length + 1;
            },
        };
        this.arrivals.push(arrival);
        this.#host.sent++;
        this.flying++;
        this.mostFlying = Math.max(this.mostFlying, this.flying);
        try {
            await Promise.resolve();
            await this.meet(arrival);
            if (first === undefined) arrival.store();
        } finally {
            this.flying--;
        }
        return items.map((_, i): Outcome => ({ status: 'added', row_id: (first ?? 0) + i }));
    }

    #look(missing: readonly Missing<Item>[], sure: (missing: Missing<Item>) => boolean): Sight[] {
        this.looks.push(missing.map(({ rows }) => rows.map(({ row }) => row.name)));
        this.#host.sent++;
        this.meetLook();
        const free = new Map<string, number[]>();
        this.stored.forEach((name, i) => free.set(name, [...(free.get(name) ?? []), i + 1]));
        return missing.map((one) => ({
            found: one.rows.map(({ row }) => {
                const row_id = free.get(row.name)?.pop();
                return row_id === undefined ? undefined : { status: 'added', row_id };
            }),
            sure: sure(one),
        }));
    }
}

/** Lets everything happen that waits for nothing but its turn. */
export const turns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
